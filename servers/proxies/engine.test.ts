import { request as httpRequest, createServer, type IncomingMessage, type Server } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listenOn, type Listen } from '../listening.ts'
import { behaviourPolicy, behaviours, type Behaviour } from './behaviours.ts'
import { engines } from './engines.ts'
import type { RunningProxy } from './engine.ts'

const listen: Listen = (onConnection, port) => listenOn(['127.0.0.1'], onConnection, port)
const opened: (() => unknown)[] = []

async function portOf(server: Server | TcpServer): Promise<number> {
  server.listen(0, '127.0.0.1')
  opened.push(() => server.close())
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

let asked = 0
const app = createServer((request, response) => {
  asked += 1
  const status = Number(/^\/status\/(\d+)/.exec(request.url ?? '')?.[1] ?? 200)
  if (request.url === '/own-cors') {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Access-Control-Allow-Credentials', 'false')
    response.setHeader('Access-Control-Expose-Headers', 'x-self')
    response.setHeader('Access-Control-Allow-Private-Network', 'true')
    response.setHeader('Vary', 'Accept-Encoding')
  }
  if (status === 302) response.setHeader('Location', '/elsewhere')
  response.writeHead(status).end(status === 204 || status === 304 ? undefined : 'body')
})

interface Answer {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
}

function ask(
  port: number,
  { method = 'GET', path = '/', origin, headers = [], body }: Behaviour,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const all = [
      ['Host', 'api.test'],
      ...headers,
      ...(origin === undefined ? [] : [['Origin', origin]]),
    ].flat()
    if (body !== undefined) all.push('Content-Length', String(body.length))
    const sent = httpRequest({ port, host: '127.0.0.1', method, path, headers: all, agent: false })
    sent.on('error', reject).on('response', (response: IncomingMessage) => {
      const flat = response.rawHeaders
      const pairs = flat.flatMap((name, index) =>
        index % 2 === 0 ? [[name.toLowerCase(), flat[index + 1] ?? ''] as const] : [],
      )
      response.resume().on('end', () => resolve({ status: response.statusCode ?? 0, headers: pairs }))
    })
    sent.end(body)
  })
}

describe.each(engines)('the engine $name', (engine) => {
  const proxies = new Map<string, RunningProxy>()

  beforeAll(async () => {
    const ports: Record<NonNullable<Behaviour['upstream']>, number> = {
      app: await portOf(app),
      refuses: 9,
      resets: await portOf(
        createTcpServer((socket) => socket.on('data', () => socket.resetAndDestroy()).on('error', () => {})),
      ),
      'no-http': await portOf(createTcpServer((socket) => socket.on('error', () => {}).end('SSH-2.0-x\r\n'))),
      'too-slow': await portOf(createTcpServer((socket) => socket.on('error', () => {}).resume())),
    }
    for (const [name, port] of Object.entries(ports)) {
      const setup = { policy: behaviourPolicy, upstream: { host: '127.0.0.1', port } }
      proxies.set(name, await engine.start(setup, { listen }))
    }
  })

  afterAll(async () => {
    await Promise.all([...proxies.values()].map((proxy) => proxy.stop()))
    app.closeAllConnections()
    for (const close of opened.splice(0)) close()
  })

  test.concurrent('says which it is', async () => {
    expect(await engine.find()).toMatchObject({ name: engine.name, available: true })
  })

  // In turn, since the requests that the backend sees are counted; the slow one last would be no quicker.
  test.each(behaviours)('$name', async (behaviour) => {
    const before = asked
    const { port } = proxies.get(behaviour.upstream ?? 'app')!
    const { status, headers } = await ask(port, behaviour)
    expect(status).toBe(behaviour.status)
    const cors = headers.filter(([name]) => name.startsWith('access-control-'))
    expect(Object.fromEntries(cors)).toEqual(behaviour.cors)
    expect(cors).toHaveLength(Object.keys(behaviour.cors).length)
    expect(headers.filter(([name]) => name === 'vary').map(([, value]) => value)).toEqual(
      behaviour.vary ?? ['Origin'],
    )
    expect(asked - before).toBe(behaviour.backendSees)
    if (behaviour.hasNoBody) {
      expect(headers.map(([name]) => name)).not.toContain('content-length')
      expect(headers.map(([name]) => name)).not.toContain('transfer-encoding')
    }
  })

  test('shows the configuration that it runs from', () => {
    const [file] = proxies.get('app')!.files
    expect(file?.text).toContain('http://app.test:5173')
  })

  test('listens no more once it is stopped', async () => {
    const proxy = await engine.start({ policy: null, upstream: { host: '127.0.0.1', port: 9 } }, { listen })
    await proxy.stop()
    await expect(ask(proxy.port, behaviours[0]!)).rejects.toThrow('ECONNREFUSED')
  })
})
