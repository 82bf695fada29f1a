import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Figure } from './figure.ts'

const program = fileURLToPath(new URL('../../e2e/figures/page-figures.ts', import.meta.url))

/**
 * What the dashboard costs in real Chromium. A process of its own measures it, since nothing of servers/ knows of
 * browsers; it writes one figure a line, or says on standard error why it cannot, and then there are none.
 */
export async function pageFigures(): Promise<readonly Figure[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const figures: Figure[] = []
  createInterface(child.stdout).on('line', (line) => figures.push(JSON.parse(line) as Figure))
  await once(child, 'close')
  return figures
}
