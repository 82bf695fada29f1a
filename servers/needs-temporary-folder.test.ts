import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('needs-temporary-folder.mjs', import.meta.url))
const look = (folder: string) =>
  spawnSync(process.execPath, ['--import', program, '--eval', ''], {
    env: { ...process.env, TMPDIR: folder },
    encoding: 'utf8',
  })

test('whoever is killed while looking at the temporary folder leaves nothing of the lab in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'looked-at-'))
  const names = new Set<string | null>()
  const watcher = watch(folder, (_, name) => names.add(name))
  // Twice: the second time the folder of the cache is there.
  for (const time of [1, 2]) expect([time, look(folder).status]).toEqual([time, 0])
  await sleep(50)
  watcher.close()
  expect([...names].filter((name) => !name?.startsWith('tsx-'))).toEqual([])
  expect(readdirSync(folder)).toHaveLength(1)
})

test.skipIf(process.platform !== 'linux')('a folder in which none can be made is named', () => {
  const { status, stderr } = look('/proc')
  expect(status).toBe(1)
  // Access is denied to everybody but root, who is told only by trying.
  const what = process.getuid?.() === 0 ? 'does not exist' : 'is not writable by this user'
  expect(stderr).toBe(
    `The folder for temporary files, "/proc", ${what}. Use another one: TMPDIR=/tmp npm start.\n`,
  )
})
