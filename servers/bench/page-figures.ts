import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { uiFolder } from '../ui-build.ts'
import type { Figure } from './figure.ts'

const program = fileURLToPath(new URL('../../e2e/bench/page-figures.ts', import.meta.url))

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

/** The script that the built dashboard loads before it shows anything, compressed. */
export function scriptSizeFigure(): Figure {
  const index = readFileSync(join(uiFolder, 'index.html'), 'utf8')
  const scripts = [...index.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, name]) => name ?? '')
  const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(uiFolder, name))).length, 0)
  return {
    what: 'script of the first load, gzip',
    unit: 'kB',
    values: [bytes / 1_000],
    goal: { atMost: 150 },
  }
}
