import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))

test('npm start says in one line that TMPDIR does not exist, and does not make it', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'needs-test-'))
  const missing = join(temporary, 'missing\u001B[2J\u202E')
  const { status, stdout, stderr } = spawnSync('npm', ['start', '--silent', '--', '--port-base', '0'], {
    cwd: projectFolder,
    env: { ...process.env, TMPDIR: missing },
    encoding: 'utf8',
  })
  expect([status, stdout, stderr]).toEqual([
    1,
    '',
    `The folder for temporary files, "${join(temporary, String.raw`missing\u001b[2J\u{202e}`)}", does not exist. Use another one: TMPDIR=/tmp npm start.\n`,
  ])
  expect(existsSync(missing)).toBe(false)
  rmSync(temporary, { recursive: true })
})
