import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Figure } from './figure.ts'
import type { Progress } from './progress.ts'

const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

/** As the script "lab" of package.json starts it. */
const help = [
  '--import',
  './servers/needs-temporary-folder.mjs',
  '--import',
  'tsx',
  'servers/cli.ts',
  '--help',
]
const nothing = ['--import', 'tsx', '-e', '0']

/** How long the commands take to begin, against the least that Node takes with TypeScript, by turns. */
export async function* commandFigures(rounds: number, progress: Progress): AsyncGenerator<Figure> {
  progress.step('lab --help')
  const values: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    // The first round only fills the caches of the system and of tsx.
    if (round > 0) progress.round(round, rounds)
    const least = await msOf(nothing)
    const helped = await msOf(help)
    if (round > 0) values.push(helped / least)
  }
  yield { what: 'lab --help against node --import tsx -e 0', unit: '×', values, goal: { atMost: 1.5 } }
}

async function msOf(args: readonly string[]): Promise<number> {
  const startedAt = performance.now()
  await promisify(execFile)(process.execPath, args, { cwd: projectFolder })
  return performance.now() - startedAt
}
