import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import { createServer as createTcpServer, type Server as TcpServer } from 'node:net'
import { expect } from 'vitest'
import { listenOnFreePort } from '../test-support/listen-on-free-port.test-support.ts'
import { refusingPort } from '../test-support/refusing-port.test-support.ts'
import { ownCorsOfBackend, type Behaviour } from './behaviours/behaviour.ts'

type Upstream = NonNullable<Behaviour['upstream']>

/** For tests: all that may stand behind a proxy, and what of it was asked. */
export interface Upstreams {
  readonly ports: Readonly<Record<Upstream, number>>
  /** For each request that reached the backend, the name that it was sent under. */
  readonly seen: readonly (string | undefined)[]
  close(): void
}

export async function startUpstreams(): Promise<Upstreams> {
  const opened: (Server | TcpServer)[] = []
  const portOf = (server: Server | TcpServer) => {
    opened.push(server)
    return listenOnFreePort(server)
  }
  const seen: (string | undefined)[] = []
  const app = createServer((request, response) => {
    seen.push(request.headersDistinct['x-behaviour']?.[0])
    const status = Number(/^\/status\/(\d+)/.exec(request.url ?? '')?.[1] ?? 200)
    if (request.url === '/own-cors') {
      for (const [name, value] of Object.entries(ownCorsOfBackend)) response.setHeader(name, value)
    }
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://app.test')
    if (pathname.endsWith('/catalogue')) {
      for (const [name, value] of searchParams) response.setHeader(name, value)
    }
    if (status === 302) response.setHeader('Location', '/elsewhere')
    response.writeHead(status).end(status === 204 || status === 304 ? undefined : 'body')
  })
  const refusing = await refusingPort()
  const raw = (answer: Parameters<typeof createTcpServer>[1]) => portOf(createTcpServer(answer))
  const ports = {
    app: await portOf(app),
    refuses: refusing.port,
    resets: await raw((socket) => socket.on('data', () => socket.resetAndDestroy()).on('error', () => {})),
    'no-http': await raw((socket) => socket.on('error', () => {}).end('SSH-2.0-x\r\n')),
    'too-slow': await raw((socket) => socket.on('error', () => {}).resume()),
  }
  return {
    ports,
    seen,
    close() {
      refusing.release()
      app.closeAllConnections()
      for (const server of opened) server.close()
    },
  }
}

interface Answer {
  readonly status: number
  /** Names in lower case, in order, duplicates kept. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** What a behaviour sends; the rest of it is what must come back. */
type Sent = Pick<Behaviour, 'method' | 'path' | 'origin' | 'headers' | 'body' | 'isChunked'>

/** For tests: one request to a proxy, on a connection of its own. */
export function ask(port: number, sent: Sent): Promise<Answer> {
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

/** For tests: what a behaviour sends to a proxy has the answer that it says, and reached the backend as often. */
export async function expectBehaviour(
  behaviour: Behaviour,
  port: number,
  { seen }: Pick<Upstreams, 'seen'>,
  proxyName: string,
): Promise<void> {
  const { corsOfBackend = {} } = behaviour
  const id = `${proxyName} ${behaviour.name}`
  const headersSent = [...(behaviour.headers ?? []), ['X-Behaviour', id]] as const
  for (const { method = 'GET', origin, headers = [] } of behaviour.before ?? []) {
    const { path = '/' } = behaviour
    await ask(port, { method, origin, path, headers: [...headers, ['X-Behaviour', id]] })
  }
  const { status, headers } = await ask(port, { ...behaviour, headers: headersSent })
  const values = (wanted: string) => headers.flatMap(([name, value]) => (name === wanted ? [value] : []))

  expect(status).toBe(behaviour.status)
  expect(new Set(headers.filter(([name]) => name.startsWith('access-control-')))).toEqual(
    new Set([...Object.entries(behaviour.cors), ...Object.entries(corsOfBackend)]),
  )
  expect(values('access-control-allow-origin').length).toBeLessThanOrEqual(
    'access-control-allow-origin' in corsOfBackend ? 2 : 1,
  )
  expect(values('vary')).toEqual(behaviour.vary ?? ['Origin'])
  const asked = seen.filter((each) => each === id).length
  expect(asked).toBe(behaviour.backendSees ?? asked)
  const framing = [...values('content-length'), ...values('transfer-encoding')]
  expect(behaviour.hasNoBody ? framing : []).toEqual([])
}
