import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'

test('a test file, and what it starts, has an empty temporary folder of its own, which others may enter but not list', () => {
  expect(readdirSync(tmpdir())).toEqual([])
  expect(statSync(tmpdir()).mode & 0o777).toBe(0o711)
  const script = "process.stdout.write(require('node:os').tmpdir())"
  expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout).toBe(tmpdir())
})
