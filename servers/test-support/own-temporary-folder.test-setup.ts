import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/**
 * Runs before each test file and gives it a TMPDIR of its own, which every process it starts inherits: what other
 * tests, other labs and other people leave in the common folder cannot change its result.
 */
const common = tmpdir()
const own = mkdtempSync(join(common, 'test-'))
// nginx and the test of another user enter folders in it by name, without being its owner.
chmodSync(own, 0o711)
process.env['TMPDIR'] = own

afterAll(() => {
  process.env['TMPDIR'] = common
  // Programs that have just been killed may still be removing their own files.
  rmSync(own, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
})
