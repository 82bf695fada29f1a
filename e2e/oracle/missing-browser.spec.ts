import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { runCommand } from '../support/run-command.ts'

test('where WebKit is not installed, its tests are skipped with one sentence, and nothing has failed', async () => {
  // PATH is where WebKitWebDriver and Xvfb are looked for.
  const folder = mkdtempSync(join(tmpdir(), 'path-'))
  symlinkSync(process.execPath, join(folder, 'node'))
  const { code, stdout, stderr } = await runCommand(
    [
      process.execPath,
      'node_modules/.bin/playwright',
      'test',
      '-c',
      'e2e/webkit.config.ts',
      '--output',
      folder,
    ],
    { env: { PATH: folder, PWTEST_CACHE_DIR: 'node_modules/.cache/playwright' } },
  )
  rmSync(folder, { recursive: true })
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(
      /^All tests are skipped\. .*Xvfb.* not installed\. Install .* with "apt-get install .*xvfb.*"\.$/,
    ),
  ])
  expect(stdout).toMatch(/^ +\d+ skipped\s*$/m)
  expect(stdout).not.toMatch(/^ +\d+ (passed|failed|did not run)/m)
  expect(code).toBe(0)
})
