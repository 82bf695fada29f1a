import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { controlIn } from '../../scenarios/words/hostile-texts.test-data.ts'

const program = fileURLToPath(new URL('uncaught-errors.test-program.ts', import.meta.url))

test.each(['throw', 'reject'])(
  '%s: an error that nobody catches, and what libraries log, is harmless',
  (how) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', program, how], {
      encoding: 'utf8',
      timeout: 50_000,
    })
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(controlIn(stderr)).toBe(null)
    const shown = String.raw`a\x1b]0;owned\x07\x9bb`
    const lines = stderr.split('\n').filter((line) => !line.startsWith('    at '))
    expect(lines).toEqual([
      `A library of the lab says: ${shown} ✓ readable`,
      `A library of the lab says: ${shown}\\n✓ readable`,
      `The lab failed: ${how === 'throw' ? '' : 'TypeError: '}${shown} ✓ readable`,
      '',
    ])
  },
)
