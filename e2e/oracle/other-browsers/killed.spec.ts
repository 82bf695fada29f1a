import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from './fixtures.ts'

const owner = fileURLToPath(new URL('killed-owner.ts', import.meta.url))

/** The processes that have this folder in their environment, as everything that a browser starts has. */
function processesOf(folder: string): readonly string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false
    try {
      return readFileSync(`/proc/${name}/environ`, 'latin1').includes(folder)
    } catch {
      return false
    }
  })
}

test('nothing of a browser is left when the process that opened it is killed', async ({ other }) => {
  test.skip(process.platform !== 'linux', 'It looks for processes in /proc.')
  const folder = mkdtempSync(join(tmpdir(), 'killed-'))
  try {
    const child = spawn(process.execPath, ['--import', 'tsx', owner, other], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    // Node itself, and at least the browser and one of its helpers.
    expect(processesOf(folder).length).toBeGreaterThan(2)
    child.kill('SIGKILL')
    // The rest is tsx's, which keeps what it compiled.
    const left = () => readdirSync(folder).filter((name) => !name.startsWith('tsx-'))
    await expect.poll(() => [processesOf(folder), left()]).toEqual([[], []])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
