import { Agent, createServer, request as httpRequest, type RequestListener } from 'node:http'
import {
  connect,
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { behaviourPolicy } from '../behaviours.ts'
import { createReverseProxy } from './reverse-proxy.ts'
import { until } from '../../until.test-support.ts'

const undo: (() => unknown)[] = []
afterEach(() => {
  for (const step of undo.splice(0).toReversed()) step()
})

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  undo.push(() => server.close())
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function proxyTo(upstreamPort: number): Promise<number> {
  const proxy = createReverseProxy({
    upstream: `http://127.0.0.1:${upstreamPort}`,
    maxBodyBytes: 64 * 1024,
    responseHeadWithinMs: 5_000,
    cors: behaviourPolicy,
  })
  const sockets = new Set<Socket>()
  undo.push(() => {
    for (const socket of sockets) socket.destroy()
  })
  return portOf(
    createTcpServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      sockets.add(socket)
      proxy.emit('connection', socket)
    }),
  )
}

async function proxyBefore(handler: RequestListener): Promise<number> {
  const server = createServer(handler)
  undo.push(() => server.closeAllConnections())
  return proxyTo(await portOf(server))
}

/** A raw backend; each connection is handed over. */
async function proxyBeforeRaw(onConnection: (socket: Socket) => void): Promise<number> {
  return proxyTo(
    await portOf(
      createTcpServer((socket) => {
        undo.push(() => socket.destroy())
        onConnection(socket.on('error', () => {}))
      }),
    ),
  )
}

/** A raw client, so that what is on the wire is seen. */
function client(port: number) {
  const socket = connect(port, '127.0.0.1')
  undo.push(() => socket.destroy())
  const answer = { text: '', errors: [] as string[], isClosed: false }
  socket.setEncoding('latin1').on('data', (text: string) => (answer.text += text))
  socket.on('error', ({ code }: NodeJS.ErrnoException) => answer.errors.push(code ?? ''))
  socket.on('close', () => (answer.isClosed = true))
  return { socket, answer }
}

test('keeps case, order and duplicates of header lines both ways, and drops those of one hop', async () => {
  let seen: readonly string[] = []
  const port = await proxyBefore((request, response) => {
    seen = request.rawHeaders
    response
      .writeHead(200, [
        'X-B',
        '1',
        'x-a',
        '2',
        'X-B',
        '3',
        'Connection',
        'x-hop',
        'X-Hop',
        '4',
        'Keep-Alive',
        'timeout=9',
        'Content-Length',
        '0',
      ])
      .end()
  })
  const { socket, answer } = client(port)
  socket.write(
    'GET / HTTP/1.1\r\nHOST: api.test\r\nx-Z: 1\r\nX-z: 2\r\nConnection: close, X-Gone\r\nX-Gone: 3\r\nTE: gzip\r\nProxy-Authorization: x\r\n\r\n',
  )
  await until(() => answer.isClosed)
  expect(seen.slice(0, 6)).toEqual(['HOST', 'api.test', 'x-Z', '1', 'X-z', '2'])
  expect(seen.map((part) => part.toLowerCase())).not.toContain('x-gone')
  expect(seen.map((part) => part.toLowerCase())).not.toContain('te')
  expect(seen.map((part) => part.toLowerCase())).not.toContain('proxy-authorization')
  expect(answer.text).toContain('X-B: 1\r\nx-a: 2\r\nX-B: 3\r\n')
  expect(answer.text).not.toMatch(/x-hop|timeout=9/i)
})

test('passes an event stream on as it comes', async () => {
  let finish = () => {}
  const port = await proxyBefore((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.write('data: 1\n\n')
    finish = () => response.end('data: 2\n\n')
  })
  const { socket, answer } = client(port)
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await until(() => answer.text.includes('data: 1'))
  expect(answer.text).not.toContain('data: 2')
  finish()
  await until(() => answer.text.endsWith('0\r\n\r\n'))
})

test('passes a request body on as it comes', async () => {
  let received = ''
  const port = await proxyBefore((request, response) => {
    request.setEncoding('utf8').on('data', (text: string) => (received += text))
    request.on('end', () => response.end(received))
  })
  const { socket, answer } = client(port)
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n')
  await until(() => received === 'one')
  socket.write('3\r\ntwo\r\n0\r\n\r\n')
  await until(() => answer.text.includes('onetwo'))
})

test('sends a request without a body without one, whatever its method', async () => {
  const seen: (string | undefined)[][] = []
  const port = await proxyBefore((request, response) => {
    seen.push([request.method, request.headers['content-length'], request.headers['transfer-encoding']])
    response.end()
  })
  for (const method of ['GET', 'DELETE', 'POST']) {
    const { socket, answer } = client(port)
    socket.write(`${method} / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
    await until(() => answer.isClosed)
  }
  expect(seen).toEqual([
    ['GET', undefined, undefined],
    ['DELETE', undefined, undefined],
    ['POST', '0', undefined],
  ])
})

test('answers Expect: 100-continue itself', async () => {
  let expected: string | undefined = 'nothing seen'
  const port = await proxyBefore((request, response) => {
    expected = request.headers.expect
    request.resume().on('end', () => response.end('done'))
  })
  const { socket, answer } = client(port)
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n')
  await until(() => answer.text.includes('100 Continue'))
  socket.write('ab')
  await until(() => answer.text.includes('done'))
  expect(expected).toBeUndefined()
})

test('refuses a chunked body once it is over the limit, and goes on with the connection', async () => {
  const port = await proxyBefore(
    (request, response) => void request.resume().on('end', () => response.end('taken')),
  )
  const { socket, answer } = client(port)
  const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`
  socket.write(`POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(4)}0\r\n\r\n`)
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await until(() => answer.text.includes('taken'))
  expect(answer.text).toMatch(/^HTTP\/1\.1 413 /)
})

test('takes a body of exactly the limit', async () => {
  const port = await proxyBefore(
    (request, response) => void request.resume().on('end', () => response.end('taken')),
  )
  const { socket, answer } = client(port)
  socket.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 65536\r\n\r\n${'x'.repeat(65_536)}`)
  await until(() => answer.text.includes('taken'))
})

test("ends the backend's work when the client goes away", async () => {
  let isAborted = false
  const port = await proxyBefore((request, response) => {
    response.on('close', () => (isAborted = true))
    request.resume()
  })
  const { socket } = client(port)
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await sleep(50)
  socket.destroy()
  await until(() => isAborted)
})

test.each(['Content-Length: 100\r\n\r\nhalf', 'Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'])(
  'does not let a body that breaks off look complete: %j',
  async (rest) => {
    const port = await proxyBeforeRaw((socket) => {
      socket.once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\n${rest}`)
        setTimeout(() => socket.destroy(), 20)
      })
    })
    const { socket, answer } = client(port)
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    await until(() => answer.isClosed)
    expect(answer.text).toContain('half')
    expect(answer.text).not.toMatch(/0\r\n\r\n$/)
    expect(answer.errors).toEqual(['ECONNRESET'])
  },
)

/** A backend that answers the first request of a connection and resets at the second. */
async function proxyBeforeDyingKeepAlive() {
  const seen: string[] = []
  const port = await proxyBeforeRaw((socket) => {
    let count = 0
    socket.on('data', (chunk: Buffer) => {
      seen.push(chunk.toString().split(' ')[0]!)
      count += 1
      if (count === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
      else socket.resetAndDestroy()
    })
  })
  return { port, seen }
}

const ask = (port: number, agent: Agent, method: string, body?: string) =>
  new Promise<number>((resolve, reject) => {
    const sent = httpRequest({ port, host: '127.0.0.1', agent, method }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', reject).end(body)
  })

test('sends an idempotent request once more when a reused connection dies before the answer, body and all', async () => {
  const { port, seen } = await proxyBeforeDyingKeepAlive()
  const agent = new Agent({ keepAlive: true })
  undo.push(() => agent.destroy())
  expect(await ask(port, agent, 'GET')).toBe(200)
  expect(await ask(port, agent, 'PUT', 'body')).toBe(200)
  expect(seen).toEqual(['GET', 'PUT', 'PUT'])
})

test('does not send a POST once more: it may have been done', async () => {
  const { port, seen } = await proxyBeforeDyingKeepAlive()
  const agent = new Agent({ keepAlive: true })
  undo.push(() => agent.destroy())
  expect(await ask(port, agent, 'GET')).toBe(200)
  expect(await ask(port, agent, 'POST', 'body')).toBe(502)
  expect(seen).toEqual(['GET', 'POST'])
})

test("passes everything through, its backend's CORS headers too, when it has no policy", async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Length': 0 }).end()
  })
  undo.push(() => server.closeAllConnections())
  const upstream = await portOf(server)
  const proxy = createReverseProxy({
    upstream: `http://127.0.0.1:${upstream}`,
    maxBodyBytes: 10,
    responseHeadWithinMs: 1_000,
    cors: null,
  })
  const port = await portOf(
    createTcpServer({ allowHalfOpen: true }, (socket) => proxy.emit('connection', socket)),
  )
  const { socket, answer } = client(port)
  socket.write(
    'OPTIONS / HTTP/1.1\r\nHost: a\r\nOrigin: http://x\r\nAccess-Control-Request-Method: PUT\r\n\r\n',
  )
  await until(() => answer.text.endsWith('\r\n\r\n'))
  expect(answer.text).toContain('Access-Control-Allow-Origin: *\r\n')
  expect(answer.text).not.toContain('Vary')
})
