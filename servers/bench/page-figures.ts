import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Figure } from './figure.ts'
import type { Progress } from './progress.ts'

const program = fileURLToPath(new URL('../../e2e/figures/page-figures.ts', import.meta.url))

type Told = Figure | { readonly step: string }

/**
 * What the dashboard costs in real Chromium. A process of its own measures it, since nothing of servers/ knows of
 * browsers; it writes each step and each figure as a line, or says on standard error why it cannot, and then there are
 * none.
 */
export async function* pageFigures(progress: Progress): AsyncGenerator<Figure> {
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface(child.stdout)) {
    const told = JSON.parse(line) as Told
    if ('step' in told) progress.step(told.step)
    else yield told
  }
}
