import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Stage } from '../scenarios/setup/stage.ts'
import { nginxEngine } from './proxies/nginx/engine.ts'
import { until } from './test-support/until.test-support.ts'
import { isAlive } from './test-support/is-alive.test-support.ts'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const started: ChildProcess[] = []
afterEach(() => {
  // The whole group: npm, and the lab that it started, which would outlive it.
  for (const { pid } of started.splice(0)) {
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL')
    } catch {
      // It has ended.
    }
  }
})

/** What an earlier test left for the guard to remove is not counted. */
let earlier: readonly string[] = []
beforeEach(() => void (earlier = readdirSync(tmpdir())))

interface Ready {
  readonly pid: number
  readonly dashboard: string
  readonly origins: readonly string[]
  readonly stages: readonly Stage[]
}

/** By npm itself, as a person starts it. */
function npmStart(...flags: readonly string[]) {
  const child = spawn('npm', ['start', '--silent', '--', ...flags], {
    cwd: projectFolder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  const output = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.err += text))
  const exit = once(child, 'exit') as Promise<[code: number | null]>
  return { child, output, exit }
}

async function readyLine(output: { out: string; err: string }): Promise<Ready> {
  await until(() => output.out.includes('\n')).catch((error: unknown) => {
    throw new Error(`The lab was not ready: ${output.err}`, { cause: error })
  })
  return JSON.parse(output.out) as Ready
}

/** Of this test's labs alone: the temporary folder is this file's own. */
const labFolders = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('cors-lab-') && !earlier.includes(name))

/** Resolves when nobody listens on the port any more. */
async function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  probe.listen(port, '127.0.0.1')
  const isFree = await once(probe, 'listening').then(
    () => true,
    () => false,
  )
  probe.close()
  return isFree
}

const portOf = (url: string) => Number(new URL(url).port)

test('prints one line of JSON when everything listens, and nothing else on standard output', async () => {
  const { output, child, exit } = npmStart('--port-base', '0', '--json')
  const ready = await readyLine(output)
  expect(ready.origins).toHaveLength(7)
  expect(ready.origins[0]).toBe(ready.dashboard)
  expect(ready.origins.at(-1)).toBe('null')
  const [stage] = ready.stages
  expect(stage).toMatchObject({
    id: 'default',
    policy: {
      origins: [ready.dashboard],
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      requestHeaders: ['content-type'],
      exposeHeaders: [],
      credentials: false,
      maxAgeSeconds: 600,
    },
    lanes: [
      {
        id: 'backend',
        strategy: 'backend',
        environment: 'local',
        engine: null,
        mistakes: [],
        state: 'up',
        message: '',
      },
      { id: 'proxy', strategy: 'proxy', environment: 'deployed', engine: 'embedded' },
      { id: 'none', strategy: 'none', environment: 'local', engine: null },
    ],
  })
  for (const lane of stage!.lanes) expect((await fetch(`${lane.url}/orders/1`)).status).toBe(200)
  expect((await fetch(`${ready.dashboard}/`)).status).toBe(200)

  process.kill(ready.pid, 'SIGINT')
  expect(await exit).toEqual([0, null])
  expect(output.out.trim().split('\n')).toHaveLength(1)
  expect(isAlive(ready.pid)).toBe(false)
  child.unref()
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  'stops at %s without waiting for a response under way, also when it comes twice',
  async (signal) => {
    const { output, exit } = npmStart('--port-base', '0', '--json')
    const ready = await readyLine(output)
    expect(labFolders()).toHaveLength(1)
    // The lab promises to stop within two seconds. Five times as many are left for a busy machine.
    const slow = fetch(`${ready.stages[0]!.lanes[0]!.url}/slow?ms=10000`).then(
      () => 'answered',
      () => 'cut off',
    )
    await sleep(100)
    process.kill(ready.pid, signal)
    process.kill(ready.pid, signal)
    expect(await exit).toEqual([0, null])
    expect(await slow).toBe('cut off')
    // Where stopping takes longer than it may, the lab goes first, and the guard clears up behind it.
    await until(() => labFolders().length === 0)
  },
)

test('stops as well when the signal comes while it is starting', async () => {
  const { child, exit } = npmStart('--port-base', '0', '--json')
  await until(() => labFolders().length > 0)
  process.kill(-child.pid!, 'SIGTERM')
  expect(await exit).toEqual([0, null])
  // Where starting takes longer than stopping may, the lab goes first, and the guard clears up behind it.
  await until(() => labFolders().length === 0)
})

test('starts, and stops with 0, when nobody reads what it says', async () => {
  const { child, exit } = npmStart('--port-base', '0', '--json')
  child.stdout.destroy()
  child.stderr.destroy()
  await until(() => labFolders().length > 0)
  await sleep(1_000)
  expect(child.exitCode).toBe(null)
  process.kill(-child.pid!, 'SIGTERM')
  expect(await exit).toEqual([0, null])
})

test('leaves no process, no port and no folder behind when it is killed', async () => {
  const { output } = npmStart('--port-base', '0', '--json')
  const ready = await readyLine(output)
  process.kill(ready.pid, 'SIGKILL')
  await until(() => !isAlive(ready.pid) && labFolders().length === 0)
  expect(await isFree(portOf(ready.dashboard))).toBe(true)
})

const { available: hasNginx } = await nginxEngine.find()
if (!hasNginx) console.error('nginx is not on this computer: what becomes of it is not tested.')

test.skipIf(!hasNginx)(
  'says which engine auto has chosen, and takes it along when it is killed',
  async () => {
    const { output } = npmStart('--port-base', '0', '--json', '--engine', 'auto')
    const ready = await readyLine(output)
    expect(output.err).toMatch(/Engine: nginx, the best on this computer \(\d+\.\d+\.\d+, \/.*nginx\)\./)
    const lane = ready.stages[0]!.lanes[1]!
    const { pid } = lane.processes[0]!
    const port = Number(/listen 127\.0\.0\.1:(\d+);/.exec(lane.files[0]!.text)?.[1])
    expect(isAlive(pid)).toBe(true)
    expect(await isFree(port)).toBe(false)

    process.kill(ready.pid, 'SIGKILL')
    await until(async () => !isAlive(pid) && (await isFree(port)))
  },
)

test('looks for nginx in no other folder than those it is told', async () => {
  const { output } = npmStart('--port-base', '0', '--json', '--engine', 'auto', '--program-path', '/nowhere')
  const ready = await readyLine(output)
  expect(output.err).toMatch(/Engine: embedded, the best on this computer/)
  const response = await fetch(`${ready.dashboard}/api/engines`)
  expect(await response.json()).toMatchObject({ engines: [{ name: 'nginx', available: false }, {}] })
})

const badFlags = [
  [['--fast'], /unknown option '--fast'[\s\S]*--help/],
  [['--port-base', 'many'], /'many' is invalid/],
  [['--port-base', '1e3'], /0 or a whole number from 1024 to 65444; this is "1e3"/],
  [['--port-base', '70000'], /0 or a whole number from 1024 to 65444; this is 70000/],
  [['--port-base', '5999'], /needs port 6000, which browsers block/],
  [['--engine', 'apache'], /Allowed choices are embedded, nginx, auto/],
  [['--host', 'example.com'], /A host to listen on is an IP address/],
  [['--program-path', '/opt/bin:bin'], /"bin" is not an absolute path\. Give one such as \/usr\/sbin\./],
  [['--port-base', '0', '--host', '192.0.2.1'], /no address 192\.0\.2\.1 to listen on.*--host/],
  [['--port-base', '0', '--host', '2001:db8::1'], /no address 2001:db8::1 to listen on.*--host/],
  [['serve'], /unknown command 'serve'|too many arguments/],
] as const

test.each(badFlags)('refuses %j with one clear message', async (flags, message) => {
  const { output, exit } = npmStart(...flags)
  expect((await exit)[0]).toBe(1)
  expect(output.err).toMatch(message)
  expect(output.out).toBe('')
})

test.each(['127.0.0.1', '::1'])(
  'names the port and the flag when a stranger holds a port on %s, and leaves nothing running',
  async (host) => {
    const stranger = createServer()
    const base = 20_000 + Math.floor(Math.random() * 10_000)
    stranger.listen({ host, port: base + 2, ipv6Only: true })
    await once(stranger, 'listening')
    const { output, exit } = npmStart('--port-base', String(base), '--json')
    expect((await exit)[0]).toBe(1)
    expect(output.err).toContain(`Port ${base + 2} on ${host} is in use`)
    expect(output.err).toContain('--port-base')
    expect(output.out).toBe('')
    stranger.close()
    expect(await isFree(base)).toBe(true)
    await until(() => labFolders().length === 0)
  },
)

test('listens besides loopback only where it is told to', async () => {
  const own = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)
  const { output, exit } = npmStart('--port-base', '0', '--json', '--host', '127.0.0.2')
  const ready = await readyLine(output)
  expect((await fetch(`http://127.0.0.2:${portOf(ready.stages[0]!.lanes[0]!.url)}/orders/1`)).status).toBe(
    200,
  )
  if (own !== undefined) {
    await expect(fetch(`http://${own.address}:${portOf(ready.dashboard)}/`)).rejects.toThrow('fetch failed')
  }
  process.kill(ready.pid, 'SIGTERM')
  expect(await exit).toEqual([0, null])
})
