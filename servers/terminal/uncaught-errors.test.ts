import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { controlIn } from '../../scenarios/words/texts/hostile-texts.test-data.ts'

const program = fileURLToPath(new URL('uncaught-errors.test-program.ts', import.meta.url))

/** Runs the program to its end. */
async function run(how: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', program, how], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ])
  return { code, stdout, stderr }
}

test('an error that nobody catches, and what libraries log, is harmless', async () => {
  const ways = ['throw', 'reject']
  const ended = await Promise.all(ways.map(run))
  for (const [at, { code, stdout, stderr }] of ended.entries()) {
    expect([code, stdout]).toEqual([1, ''])
    expect(controlIn(stderr)).toBe(null)
    const shown = String.raw`a\x1b]0;owned\x07\x9bb`
    expect(stderr.split('\n').filter((line) => !line.startsWith('    at '))).toEqual([
      `A library of the lab says: ${shown} ✓ readable`,
      `A library of the lab says: ${shown}\\n✓ readable`,
      `The lab failed: ${ways[at] === 'throw' ? '' : 'TypeError: '}${shown} ✓ readable`,
      '',
    ])
  }
})
