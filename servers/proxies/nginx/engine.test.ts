import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { listenInside } from '../../connections/listening.ts'
import { until } from '../../test-support/until.test-support.ts'
import { giveToProgram } from '../program/unprivileged.ts'
import { nginxEngine } from './engine.ts'
import { findNginx } from './find-nginx.ts'
import { send, startNginxBeforeBackend } from './nginx.test-support.ts'

const { available } = await nginxEngine.find()
const isRoot = process.getuid?.() === 0
if (!available) console.error('nginx is not on this computer: what it does as a process is not tested.')

const asThisUser = fileURLToPath(new URL('as-this-user.test-program.ts', import.meta.url))
/** Below a folder that only its owner may enter, such as /root, no other user can run this code. */
const canOthersRun =
  isRoot &&
  [asThisUser, process.execPath].every(
    (file) =>
      spawnSync('/bin/sh', ['-c', 'test -r "$1"', 'sh', file], { uid: 65_534, gid: 65_534 }).status === 0,
  )
if (isRoot && !canOthersRun)
  console.error(
    `The user nobody cannot read ${asThisUser}: what nginx does in a lab of another user is not tested. Check the code out below a folder that others may enter.`,
  )

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})

async function start(change: Parameters<typeof startNginxBeforeBackend>[0] = {}) {
  const started = await startNginxBeforeBackend(change)
  undo.push(() => started.close())
  return started
}

/** The ids and users of the processes of a group. */
function groupOf(pid: number): readonly (readonly string[])[] {
  const lines = execFileSync('ps', ['-eo', 'pgid=,uid=,pid=,stat=']).toString().trim().split('\n')
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([group, , , state = '']) => group === String(pid) && !state.startsWith('Z'))
}

test('says how to come by nginx where there is none', async () => {
  await expect(findNginx(['/nowhere'])).rejects.toThrow(
    'nginx was not found on this computer; searched: /nowhere. Install it (apt-get install nginx, or brew install nginx)',
  )
})

test('offers no other engine where none can do what nginx was asked for', async () => {
  await expect(findNginx(['/nowhere'], 'give the lane another strategy')).rejects.toThrow(
    'Install it (apt-get install nginx, or brew install nginx), or give the lane another strategy.',
  )
})

describe.skipIf(!available)('nginx as a process', () => {
  test('tells its own words when it refuses to start, and leaves nothing behind', async () => {
    await expect(start({ upstream: { host: '127.0.0.1', port: 0 } })).rejects.toThrow(
      /^nginx did not start: .*\[emerg\].*invalid port in upstream "127\.0\.0\.1:0"/,
    )
  })

  test('takes another port when the first was taken in the meantime', async () => {
    const holder = await listenInside((socket) => socket.destroy())
    undo.push(() => holder.close())
    let asked = 0
    const started = await startNginxBeforeBackend(
      {},
      {
        async listen(onConnection, port) {
          asked += 1
          const stale = { port: holder.port, stopListening: async () => {}, close: async () => {} }
          return asked === 1 ? stale : listenInside(onConnection, port)
        },
      },
    )
    undo.push(() => started.close())
    // That it does so at once, without nginx's own five tries, not-started.test.ts holds.
    expect(asked).toBe(2)
    expect(started.proxy.port).not.toBe(holder.port)
    expect(await send(started.proxy.port, '/')).toMatchObject({ status: 200 })
  })

  test('logs each request with its port, its number on the connection, and who was asked', async () => {
    const { proxy, logged } = await start()
    await send(proxy.port, '/?bytes=10')
    await until(() => logged.length === 1)
    expect(logged[0]!).toMatchObject({ cacheStatus: null, upstreamStatus: 200, request: 1 })
    expect(logged[0]!.upstream).toMatch(/^127\.0\.0\.1:\d+$/)
    expect(logged[0]!.upstreamMs).toBeGreaterThanOrEqual(0)
  })

  test('keeps what the backend lets it keep, and says in its log what the cache did', async () => {
    const { proxy, logged } = await start({ behaviour: { caches: true } })
    expect(proxy.files[0]!.text).toContain('proxy_cache catalogue;')
    await send(proxy.port, '/catalogue')
    await send(proxy.port, '/')
    await until(() => logged.length === 2)
    expect(logged.map(({ cacheStatus }) => cacheStatus)).toEqual(['MISS', null])
  })

  test('has a folder of its own, which goes with it, and runs as nobody when the lab is root', async () => {
    const { proxy, folder } = await start()
    const [own = ''] = readdirSync(folder)
    expect(own).toMatch(/^nginx-.{6}$/)
    const group = groupOf(proxy.processes[0]!.pid)
    expect(group.length).toBeGreaterThanOrEqual(2)
    const wanted = isRoot ? '65534' : String(process.getuid?.())
    expect(new Set(group.map(([, uid]) => uid))).toEqual(new Set([wanted]))
    await proxy.stop()
    await until(() => readdirSync(folder).length === 0)
  })

  test('takes bodies that it must write to disk, and refuses those over the limit', async () => {
    const { proxy } = await start()
    expect(await send(proxy.port, '/', 'POST', 'x'.repeat(60_000))).toMatchObject({ status: 200 })
    expect(await send(proxy.port, '/?bytes=200000')).toMatchObject({ status: 200, bytes: 200_000 })
    expect(await send(proxy.port, '/', 'POST', 'x'.repeat(200_000))).toMatchObject({ status: 413 })
  })

  test.skipIf(!isRoot || !canOthersRun)('does the same when the lab runs as another user', async () => {
    const temporary = await mkdtemp(join(tmpdir(), 'nobody-'))
    await giveToProgram(temporary)
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', asThisUser], {
      uid: 65_534,
      gid: 65_534,
      env: { PATH: process.env['PATH'], TMPDIR: temporary },
    })
    expect(JSON.parse(stdout)).toEqual({ uid: 65_534, statuses: [[200, 2], [200, 200_000], [413]] })
  })

  test('takes its workers with it when its master is killed, frees its port, and says what happened', async () => {
    const { proxy, folder } = await start()
    const { pid } = proxy.processes[0]!
    process.kill(pid, 'SIGKILL')
    expect(await proxy.ended).toBe('It was ended by SIGKILL.')
    await until(() => groupOf(pid).length === 0)
    await expect(send(proxy.port, '/')).rejects.toThrow('ECONNREFUSED')
    await until(() => readdirSync(folder).length === 0)
    expect(existsSync(folder)).toBe(true)
  })

  test.each([
    ['a word of it', '/[emerg]'],
    ['a line of it', '/%0a2026/01/02%2003:04:05%20[emerg]%201%231:%20told'],
    ['more than is kept', `/${'[alert]'.repeat(400)}`],
  ])('takes no path of a request for its last words that holds %s', async (_, path) => {
    // It writes an error for each request, with its path.
    const { proxy } = await start({ upstream: { host: '127.0.0.1', port: 1 } })
    for (let turn = 0; turn < 3; turn += 1) await send(proxy.port, path)
    process.kill(proxy.processes[0]!.pid, 'SIGKILL')
    expect(await proxy.ended).toBe('It was ended by SIGKILL.')
  })
})
