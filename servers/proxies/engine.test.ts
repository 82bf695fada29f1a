import { request as httpRequest, createServer, type IncomingMessage, type Server } from 'node:http'
import { createServer as createTcpServer, type Server as TcpServer } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Policy } from '../../scenarios/policy/policy.ts'
import { startGuard, type Guard } from '../guard/guard.ts'
import { listenOn, type Listen } from '../listening.ts'
import { behaviours } from './behaviours.ts'
import { allowedOrigin, behaviourPolicy, ownCorsOfBackend, type Behaviour } from './behaviours/behaviour.ts'
import { engines } from './engines.ts'
import type { RunningProxy } from './engine.ts'
import { listenOnFreePort } from '../listen-on-free-port.test-support.ts'

const listen: Listen = (onConnection, port) => listenOn(['127.0.0.1'], onConnection, port)
const opened: (() => unknown)[] = []

async function portOf(server: Server | TcpServer): Promise<number> {
  opened.push(() => server.close())
  return listenOnFreePort(server)
}

/** For each request that reached the backend, the name of the behaviour that it belongs to. */
const seen: (string | undefined)[] = []
const app = createServer((request, response) => {
  seen.push(request.headersDistinct['x-behaviour']?.[0])
  const status = Number(/^\/status\/(\d+)/.exec(request.url ?? '')?.[1] ?? 200)
  if (request.url === '/own-cors') {
    for (const [name, value] of Object.entries(ownCorsOfBackend)) response.setHeader(name, value)
  }
  if (status === 302) response.setHeader('Location', '/elsewhere')
  response.writeHead(status).end(status === 204 || status === 304 ? undefined : 'body')
})

interface Answer {
  readonly status: number
  /** Names in lower case, in order, duplicates kept. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** What a behaviour sends; the rest of it is what must come back. */
type Sent = Pick<Behaviour, 'method' | 'path' | 'origin' | 'headers' | 'body' | 'isChunked'>

function ask(port: number, sent: Sent): Promise<Answer> {
  const { method = 'GET', path = '/', origin, headers = [], body, isChunked = false } = sent
  const lines = [['Host', 'api.test'], ...headers, ...(origin === undefined ? [] : [['Origin', origin]])]
  if (body !== undefined) {
    lines.push(isChunked ? ['Transfer-Encoding', 'chunked'] : ['Content-Length', String(body.length)])
  }
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      port,
      host: '127.0.0.1',
      method,
      path,
      headers: lines.flat(),
      agent: false,
      maxHeaderSize: 64 * 1024,
    })
    request.on('error', reject).on('response', (response: IncomingMessage) => {
      const flat = response.rawHeaders
      const pairs = flat.flatMap((name, index) =>
        index % 2 === 0 ? [[name.toLowerCase(), flat[index + 1] ?? ''] as const] : [],
      )
      response.resume().on('end', () => resolve({ status: response.statusCode ?? 0, headers: pairs }))
    })
    request.end(body)
  })
}

const here = await Promise.all(
  engines.map(async (engine) => {
    const { name, available } = await engine.find()
    return { engine, name, available }
  }),
)
for (const { name, available } of here) {
  if (!available) console.error(`The engine ${name} is not on this computer: its tests are skipped.`)
}

describe.each(here.filter(({ available }) => available))('the engine $name', ({ engine }) => {
  const ports = new Map<Behaviour['upstream'], number>()
  const proxies = new Map<string, RunningProxy>()
  let guard: Guard

  const start = (policy: Policy | null, upstreamPort: number) => {
    const upstream = { host: '127.0.0.1', port: upstreamPort }
    const setup = { policy, intendedPolicy: policy, upstream, mistakes: [], caches: false }
    return engine.start(setup, { listen, guard, logged: () => {} })
  }

  /** One proxy for each policy before each upstream, started when it is first asked for. */
  async function proxyFor({ policy = behaviourPolicy, upstream = 'app' }: Behaviour): Promise<RunningProxy> {
    const key = JSON.stringify([policy, upstream])
    const proxy = proxies.get(key) ?? (await start(policy, ports.get(upstream)!))
    proxies.set(key, proxy)
    return proxy
  }

  beforeAll(async () => {
    guard = await startGuard()
    ports.set('app', await portOf(app))
    const goneAtOnce = createServer()
    ports.set('refuses', await portOf(goneAtOnce))
    goneAtOnce.close()
    ports.set(
      'resets',
      await portOf(
        createTcpServer((socket) => socket.on('data', () => socket.resetAndDestroy()).on('error', () => {})),
      ),
    )
    ports.set(
      'no-http',
      await portOf(createTcpServer((socket) => socket.on('error', () => {}).end('SSH-2.0-x\r\n'))),
    )
    ports.set('too-slow', await portOf(createTcpServer((socket) => socket.on('error', () => {}).resume())))
  })

  afterAll(async () => {
    await Promise.all([...proxies.values()].map((proxy) => proxy.stop()))
    await guard.close()
    app.closeAllConnections()
    for (const close of opened.splice(0)) close()
  })

  test('says which it is', async () => {
    expect(await engine.find()).toMatchObject({ name: engine.name, available: true })
  })

  const own = behaviours.filter(({ not }) => not?.[engine.name] === undefined)
  test.each(own)('$name', async (behaviour) => {
    const { port } = await proxyFor(behaviour)
    const id = `${engine.name} ${behaviour.name}`
    const headersSent = [...(behaviour.headers ?? []), ['X-Behaviour', id]] as const
    const { status, headers } = await ask(port, { ...behaviour, headers: headersSent })
    const values = (wanted: string) => headers.flatMap(([name, value]) => (name === wanted ? [value] : []))

    expect(status).toBe(behaviour.status)
    expect(new Set(headers.filter(([name]) => name.startsWith('access-control-')))).toEqual(
      new Set(Object.entries(behaviour.cors)),
    )
    expect(values('access-control-allow-origin').length).toBeLessThanOrEqual(1)
    expect(values('vary')).toEqual(behaviour.vary ?? ['Origin'])
    const asked = seen.filter((each) => each === id).length
    expect(asked).toBe(behaviour.backendSees ?? asked)
    const framing = [...values('content-length'), ...values('transfer-encoding')]
    expect(behaviour.hasNoBody ? framing : []).toEqual([])
  })

  test('shows the configuration that it runs from, and the process that runs it', async () => {
    const { files, processes } = await proxyFor(behaviours[0]!)
    expect(files.map(({ text }) => text).join('\n')).toContain('app')
    expect(processes.length).toBeGreaterThan(0)
    for (const { pid } of processes) expect(process.kill(pid, 0)).toBe(true)
  })

  test('stops within a second while a request is under way, and listens no more', async () => {
    const silent = createTcpServer((socket) => socket.on('error', () => {}).resume())
    const proxy = await start(behaviourPolicy, await portOf(silent))
    const underWay = ask(proxy.port, { origin: allowedOrigin }).catch((error: unknown) => error)
    await once(silent, 'connection')
    const stoppedAt = performance.now()
    await proxy.stop()
    expect(performance.now() - stoppedAt).toBeLessThan(1_000)
    expect(await underWay).toBeInstanceOf(Error)
    await expect(ask(proxy.port, {})).rejects.toThrow('ECONNREFUSED')
  })
})
