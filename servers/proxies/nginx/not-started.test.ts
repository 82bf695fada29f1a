import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { startGuard, type Guard } from '../../guard/guard.ts'
import { listenInside } from '../../connections/listening.ts'
import type { EngineHost, ProxySetup } from '../engine.ts'
import { viteEngine, viteServer } from '../vite/engine.ts'
import { nginxEngineIn } from './engine.ts'
import { findNginx } from './find-nginx.ts'
import { proxySetup } from '../proxy-setup.test-support.ts'

const isRoot = process.getuid?.() === 0
const temporary = mkdtempSync(join(tmpdir(), 'not-started-'))
chmodSync(temporary, 0o711)
let guard: Guard
beforeAll(async () => void (guard = await startGuard()))
afterEach(() => void vi.unstubAllEnvs())
afterAll(async () => {
  await guard.close()
  rmSync(temporary, { recursive: true })
})

/** A folder with a program called nginx, which tells a version and then does this. */
function programThat(does: string, tells = "echo 'nginx version: nginx/1.22.1' >&2"): string {
  const folder = mkdtempSync(join(temporary, 'bin-'))
  chmodSync(folder, 0o711)
  const path = join(folder, 'nginx')
  writeFileSync(path, `#!/bin/sh\nif [ "$1" = -v ]; then ${tells}; exit; fi\n${does}\n`, { mode: 0o755 })
  return folder
}

const setup = proxySetup(null)
const start = (folder: string, change: Partial<ProxySetup> = {}, host: Partial<EngineHost> = {}) =>
  nginxEngineIn(() => [folder]).start(
    { ...setup, ...change },
    { listen: listenInside, guard, logged: () => {}, ...host },
  )
const brokenPage = { files: [{ name: 'no/such/page.html', type: 'text/html', text: '' }], embeddedBy: '' }
const taken = "echo 'nginx: [emerg] bind() to 127.0.0.1:1 failed (98: Address already in use)' >&2; sleep 600"

test.each<readonly [how: string, fails: () => Promise<unknown>, message: RegExp]>([
  [
    'refuses its configuration',
    () => start(programThat("echo 'nginx: [emerg] unknown directive' >&2; exit 1")),
    /^nginx did not start: nginx: \[emerg\] unknown directive$/,
  ],
  [
    'finds the disk full',
    () => start(programThat("echo 'pwrite() failed (28: No space left on device)' >&2; exit 1")),
    /No space left on device\)\. Free some space, or .* TMPDIR=\/tmp npm start\.$/,
  ],
  [
    'ends without a word',
    () => start(programThat('exit 3')),
    /^nginx did not start: It ended with code 3\.$/,
  ],
  ['finds every port taken', () => start(programThat(taken)), /^nginx found 10 ports taken/],
  [
    'is given a page that it cannot serve',
    () => start(programThat('exit 1'), { page: brokenPage }),
    /could not be started: The name of a page's file is/,
  ],
  [
    'cannot have its log',
    () => {
      vi.stubEnv('PATH', '/nowhere')
      return start(programThat('exit 1'))
    },
    /mkfifo, which makes named pipes, was not found in PATH/,
  ],
  [
    'cannot be told to the guard',
    () => {
      const add = () => {
        throw new RangeError('No.')
      }
      return start(programThat('exit 1'), {}, { guard: { ...guard, folder: guard.folder, add } })
    },
    /could not be started: No\.$/,
  ],
])('leaves no folder behind where it %s', async (_, fails, message) => {
  await expect(fails()).rejects.toThrow(message)
  expect(readdirSync(guard.folder)).toEqual([])
})

test.each(['load', 'listen'] as const)('Vite leaves no folder behind where it does not %s', async (fails) => {
  const load = () => Promise.reject(new Error('It is not installed.'))
  const engine = fails === 'load' ? viteServer(load) : viteEngine
  const page = { files: [{ name: 'page.html', type: 'text/html', text: '' }], embeddedBy: '' }
  const listen = () => Promise.reject(new Error('No port is free.'))
  await expect(
    engine.start(
      { ...setup, page, upstream: { host: '127.0.0.1', port: 1 } },
      { listen, guard, logged: () => {} },
    ),
  ).rejects.toThrow(fails === 'load' ? /It is not installed\. Run npm ci/ : /^Vite.* No port is free\. /)
  expect(readdirSync(guard.folder)).toEqual([])
})

test.runIf(isRoot)('says which folder nginx may not enter, as nobody, and what to do', async () => {
  const closed = join(temporary, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  vi.stubEnv('TMPDIR', closed)
  const inside = await startGuard()
  const who = 'the lab runs as root, and nginx as nobody \\(uid 65534\\), who may not enter'
  await expect(start(programThat('cat "$4"'), {}, { guard: inside })).rejects.toThrow(
    new RegExp(
      `${who} ${closed}\\. Let others enter it \\(chmod o\\+x ${closed}\\), .* TMPDIR=/tmp npm start`,
    ),
  )
  expect(readdirSync(inside.folder)).toEqual([])
  await inside.close()
  const bin = programThat('exit 1')
  chmodSync(bin, 0o700)
  await expect(start(bin)).rejects.toThrow(new RegExp(`${who} ${bin}\\. .* install nginx somewhere else`))
  expect(readdirSync(guard.folder)).toEqual([])
})

test.each([
  ['is another program', "echo 'something 1.2.3' >&2", /^\/\S+\/nginx is not nginx: /],
  ['fails without a word', 'exit 1', /^\/\S+\/nginx is not nginx: /],
  ['is killed', 'kill -9 $$', /could not be run: it was ended by SIGKILL\. Try \/\S+\/nginx -v/],
  [
    'lacks a library',
    "echo 'libpcre.so: not found' >&2; exit 127",
    /could not be run: libpcre\.so: not found/,
  ],
])('an nginx that %s is not there, and starting it says why', async (_, tells, message) => {
  const folder = programThat('exit 1', tells)
  await expect(findNginx([folder])).rejects.toThrow(message)
  expect(await nginxEngineIn(() => [folder]).find()).toMatchObject({ available: false })
})

test('an nginx that cannot be run is not said to be another program', async () => {
  const folder = programThat('')
  writeFileSync(join(folder, 'nginx'), '#!/no/such/interpreter\n')
  await expect(findNginx([folder])).rejects.toThrow(/could not be run: .* \(ENOENT\)\. Check that it is/)
})

test('says so where too many files are open, whichever cannot be, and leaves nothing behind', async () => {
  // Listens, by its own account, until it is told to end.
  const folder = programThat('echo $$ > nginx.pid; sleep 60')
  const program = fileURLToPath(new URL('out-of-files.test-program.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(
    '/bin/sh',
    ['-c', 'ulimit -n 256; exec "$0" --import tsx "$1" "$2"', process.execPath, program, folder],
    { env: { ...process.env, TMPDIR: temporary } },
  )
  const { ends, guardError } = JSON.parse(stdout) as {
    ends: { how: string; left: readonly string[] }[]
    guardError: string
  }
  expect(ends.at(-1)?.how).toBe('started')
  expect(ends[0]?.how).toMatch(/nginx could not be run: .*\(EMFILE\)\. Raise the limit \(ulimit -n 4096\)/)
  expect(ends.filter(({ left }) => left.length > 0)).toEqual([])
  for (const { how } of ends.slice(0, -1)) expect(how).toMatch(/EMFILE.*ulimit -n/)
  expect(guardError).toMatch(/The guard, .* could not be started: .*EMFILE.*ulimit -n/)
  expect(readdirSync(temporary).filter((name) => name.startsWith('cors-lab-'))).toEqual([])
})
