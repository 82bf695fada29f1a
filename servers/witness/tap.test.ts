import { Agent, createServer as createHttpServer, get as httpGet, request as httpRequest } from 'node:http'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { conversations } from './conversations.ts'
import { createTap, type Tap } from './tap.ts'
import type { TapTarget } from './tap-target.ts'
import { wireNow, type WireExchange } from './wire-exchange.ts'
import { until } from '../test-support/until.test-support.ts'
import { listenOnFreePort } from '../test-support/listen-on-free-port.test-support.ts'
import { refusingPort } from '../test-support/refusing-port.test-support.ts'

const undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.splice(0).toReversed()) step()
})

async function listening(server: Server): Promise<number> {
  undo.push(() => server.close())
  return listenOnFreePort(server)
}

/** A raw server; each connection is handed over. */
async function rawServer(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  undo.push(() => {
    for (const socket of sockets) socket.destroy()
  })
  return listening(
    createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      sockets.add(socket)
      socket.on('error', () => {})
      onConnection(socket)
    }),
  )
}

interface Hop {
  readonly tap: Tap
  readonly port: number
  readonly seen: readonly WireExchange[]
  target(port: number): TapTarget
}

async function hopTo(serverPort: number): Promise<Hop> {
  const seen: WireExchange[] = []
  const observer = { opened: (exchange: WireExchange) => void seen.push(exchange), changed: () => {} }
  const target = (port: number): TapTarget => ({ host: '127.0.0.1', port, observer })
  const tap = createTap(target(serverPort))
  const port = await listening(createServer({ allowHalfOpen: true, noDelay: true }, tap.accept))
  undo.push(() => tap.close())
  return { tap, port, seen, target }
}

function client(port: number, options: { allowHalfOpen?: boolean } = {}): Socket {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true, ...options })
  undo.push(() => socket.destroy())
  return socket
}

/** What has come so far, as latin1. */
function collected(socket: Socket) {
  const so = { text: '', errors: [] as string[], hasEnded: false, isClosed: false }
  socket.on('data', (chunk: Buffer) => (so.text += chunk.toString('latin1')))
  socket.on('error', (error: NodeJS.ErrnoException) => so.errors.push(error.code ?? ''))
  socket.on('end', () => (so.hasEnded = true))
  socket.on('close', () => (so.isClosed = true))
  return so
}

test.each(conversations)('passes the bytes of both sides unchanged, and sees $name', async (conversation) => {
  let atServer = ''
  const port = await rawServer((socket) => {
    const answer = () => {
      socket.write(conversation.server, 'latin1')
      if (conversation.serverEnds) socket.end()
    }
    socket.on('data', (chunk: Buffer) => {
      atServer += chunk.toString('latin1')
      if (atServer.length === conversation.client.length) answer()
    })
    if (conversation.client === '') answer()
  })
  const hop = await hopTo(port)
  const socket = client(hop.port)
  const atClient = collected(socket)
  const middle = Math.floor(conversation.client.length / 2)
  socket.write(conversation.client.slice(0, middle), 'latin1')
  await sleep(1)
  socket.write(conversation.client.slice(middle), 'latin1')
  await until(
    () =>
      atClient.text.length === conversation.server.length && atServer.length === conversation.client.length,
  )
  await until(() => atClient.hasEnded === Boolean(conversation.serverEnds))
  expect(atServer).toBe(conversation.client)
  expect(atClient.text).toBe(conversation.server)
  expect(hop.seen.map(({ method, status }) => [method, status])).toEqual(
    conversation.exchanges.map(({ method, status }) => [method, status]),
  )
})

test('passes an end as an end, so that a client may end its side and still be answered', async () => {
  const port = await rawServer((socket) => {
    const atServer = collected(socket)
    socket.on('end', () => socket.end(`HTTP/1.1 200 OK\r\n\r\n${atServer.text.length} bytes`))
  })
  const hop = await hopTo(port)
  const socket = client(hop.port, { allowHalfOpen: true })
  const answer = collected(socket)
  socket.end('GET / HTTP/1.1\r\n\r\n')
  await until(() => answer.hasEnded)
  expect(answer.text).toBe('HTTP/1.1 200 OK\r\n\r\n18 bytes')
  expect(hop.seen[0]).toMatchObject({ method: 'GET', status: 200, error: null })
})

test("passes the server's reset as a reset, and says that the response was not complete", async () => {
  const port = await rawServer((socket) => {
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome')
      setTimeout(() => socket.resetAndDestroy(), 20)
    })
  })
  const hop = await hopTo(port)
  const socket = client(hop.port)
  const answer = collected(socket)
  socket.write('GET / HTTP/1.1\r\n\r\n')
  await until(() => answer.isClosed)
  expect(answer.errors).toEqual(['ECONNRESET'])
  expect(hop.seen[0]).toMatchObject({
    status: 200,
    durationMs: null,
    error: 'The server reset the connection before the response was complete.',
  })
})

test("passes the client's reset as a reset, and says that no response came", async () => {
  const errors: string[] = []
  const port = await rawServer((socket) =>
    socket.resume().on('error', ({ code }: NodeJS.ErrnoException) => errors.push(code ?? '')),
  )
  const hop = await hopTo(port)
  const socket = client(hop.port)
  socket.write('POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf')
  await until(() => hop.seen.length === 1)
  socket.resetAndDestroy()
  await until(() => errors.length > 0)
  expect(errors).toEqual(['ECONNRESET'])
  expect(hop.seen[0]?.error).toBe('The client reset the connection before a response came.')
})

test('says of a request that was cut off that it was', async () => {
  const port = await rawServer((socket) => socket.resume())
  const hop = await hopTo(port)
  const socket = client(hop.port)
  socket.end('POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf')
  await until(() => hop.seen[0]?.isOver === true)
  expect(hop.seen[0]?.error).toBe('The client ended the connection in the middle of a request.')
})

test('resets the client when the server refuses, and says so', async () => {
  const { port, release } = await refusingPort()
  undo.push(release)
  const hop = await hopTo(port)
  const socket = client(hop.port)
  const answer = collected(socket)
  socket.write('GET / HTTP/1.1\r\n\r\n')
  await until(() => answer.isClosed)
  expect(answer).toMatchObject({ text: '', errors: ['ECONNRESET'] })
  expect(hop.seen.map(({ url, error }) => [url, error])).toEqual([
    ['/', `The connection to 127.0.0.1:${port} was refused before a response came.`],
  ])
})

test('copies both ways after 101', async () => {
  const port = await rawServer((socket) => {
    socket.once('data', () => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n')
      socket.on('data', (chunk: Buffer) => socket.write(chunk.toString().toUpperCase()))
    })
  })
  const hop = await hopTo(port)
  const socket = client(hop.port)
  const answer = collected(socket)
  socket.write('GET / HTTP/1.1\r\nUpgrade: x\r\n\r\n')
  await until(() => answer.text.endsWith('\r\n\r\n'))
  socket.write('get / http/1.1\r\n\r\n')
  await until(() => answer.text.endsWith('GET / HTTP/1.1\r\n\r\n'))
  expect(hop.seen).toHaveLength(1)
})

test('holds a fast server back while its client does not read', async () => {
  const total = 64 * 1024 * 1024
  let sent = 0
  const port = await rawServer((socket) => {
    const block = Buffer.alloc(256 * 1024, 'x')
    const send = () => {
      while (sent < total) {
        sent += block.length
        if (!socket.write(block)) return
      }
    }
    socket.once('data', () => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${total}\r\n\r\n`)
      socket.on('drain', send)
      send()
    })
  })
  const hop = await hopTo(port)
  const socket = client(hop.port)
  socket.pause()
  socket.write('GET / HTTP/1.1\r\n\r\n')
  await sleep(300)
  expect(sent).toBeLessThan(total / 2)
  let received = 0
  socket.on('data', (chunk: Buffer) => (received += chunk.length)).resume()
  await until(() => received > total)
  expect(hop.seen[0]?.durationMs).not.toBeNull()
})

test('holds a fast client back while its server does not read', async () => {
  const total = 64 * 1024 * 1024
  const held: Socket[] = []
  const port = await rawServer((socket) => held.push(socket.pause()))
  const hop = await hopTo(port)
  const socket = client(hop.port)
  socket.write(`POST / HTTP/1.1\r\nContent-Length: ${total}\r\n\r\n`)
  const block = Buffer.alloc(256 * 1024, 'x')
  let sent = 0
  const send = () => {
    while (sent < total) {
      sent += block.length
      if (!socket.write(block)) return
    }
  }
  socket.on('drain', send)
  send()
  await sleep(300)
  expect(sent).toBeLessThan(total / 2)
  let received = 0
  held[0]!.on('data', (chunk: Buffer) => (received += chunk.length)).resume()
  await until(() => received > total)
})

test('resets every connection when it is closed', async () => {
  const hop = await hopTo(await rawServer(() => {}))
  const socket = client(hop.port)
  const answer = collected(socket)
  socket.write('GET / HTTP/1.1\r\n\r\n')
  await until(() => hop.seen.length === 1)
  hop.tap.close()
  await until(() => answer.isClosed)
  expect(answer.errors).toEqual(['ECONNRESET'])
  expect(hop.seen[0]?.error).toBe('The lab closed the connection before a response came.')
})

/** A raw server that keeps what each connection sent, and answers by hand. */
async function handServer() {
  const connections: { socket: Socket; text: string; hasEnded: boolean }[] = []
  const port = await rawServer((socket) => {
    const connection = { socket, text: '', hasEnded: false }
    connections.push(connection)
    socket.on('data', (chunk: Buffer) => (connection.text += chunk.toString()))
    socket.on('end', () => (connection.hasEnded = true))
  })
  return { port, connections }
}

const response = (body: string) => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`

test('changes an idle connection at once: its client stays, and its next request goes to the new target', async () => {
  const [a, b] = [await handServer(), await handServer()]
  const hop = await hopTo(a.port)
  const socket = client(hop.port)
  const answer = collected(socket)
  socket.write('GET /1 HTTP/1.1\r\n\r\n')
  await until(() => a.connections[0]?.text.endsWith('\r\n\r\n') === true)
  a.connections[0]!.socket.write(response('a'))
  await until(() => answer.text.endsWith('a'))

  await hop.tap.switchTo(hop.target(b.port))
  await until(() => a.connections[0]!.hasEnded)
  socket.write('GET /2 HTTP/1.1\r\n\r\n')
  await until(() => b.connections[0]?.text === 'GET /2 HTTP/1.1\r\n\r\n')
  b.connections[0]!.socket.write(response('b'))
  await until(() => answer.text === response('a') + response('b'))
  expect(answer.errors).toEqual([])
  expect(hop.seen.map(({ url, durationMs }) => [url, durationMs === null])).toEqual([
    ['/1', false],
    ['/2', false],
  ])
})

test('switches at the exact boundary between two messages, under pipelining and in the middle of a body', async () => {
  const [a, b] = [await handServer(), await handServer()]
  const hop = await hopTo(a.port)
  const socket = client(hop.port)
  const answer = collected(socket)
  socket.write('POST /1 HTTP/1.1\r\nContent-Length: 8\r\n\r\nhalf')
  await until(() => a.connections[0]?.text.endsWith('half') === true)

  let isUnused = false
  void hop.tap.switchTo(hop.target(b.port)).then(() => (isUnused = true))
  socket.write('fullGET /2 HTTP/1.1\r\n\r\nGET ')
  await until(() => a.connections[0]!.text.endsWith('halffull'))
  socket.write('/3 HTTP/1.1\r\n\r\n')
  await sleep(50)
  expect(a.connections[0]!.text).toBe('POST /1 HTTP/1.1\r\nContent-Length: 8\r\n\r\nhalffull')
  expect([b.connections.length, isUnused]).toEqual([0, false])

  a.connections[0]!.socket.write(response('first'))
  await until(() => b.connections[0]?.text.endsWith('/3 HTTP/1.1\r\n\r\n') === true)
  expect(b.connections[0]!.text).toBe('GET /2 HTTP/1.1\r\n\r\nGET /3 HTTP/1.1\r\n\r\n')
  b.connections[0]!.socket.write(response('second') + response('third'))
  await until(() => answer.text === response('first') + response('second') + response('third'))
  await until(() => isUnused && a.connections[0]!.hasEnded)
  expect(hop.seen.map(({ url, error }) => [url, error])).toEqual([
    ['/1', null],
    ['/2', null],
    ['/3', null],
  ])
})

test('leaves a tunnel where it is', async () => {
  const [a, b] = [await handServer(), await handServer()]
  const hop = await hopTo(a.port)
  const socket = client(hop.port)
  const answer = collected(socket)
  socket.write('GET / HTTP/1.1\r\n\r\n')
  await until(() => a.connections[0]?.text.endsWith('\r\n\r\n') === true)
  a.connections[0]!.socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n')
  await until(() => answer.text !== '')
  void hop.tap.switchTo(hop.target(b.port))
  socket.write('anything')
  await until(() => a.connections[0]!.text.endsWith('anything'))
  expect(b.connections).toEqual([])
})

test('waits a moment for the request of a client whose target refuses, and resets one that sends none', async () => {
  const { port, release } = await refusingPort()
  undo.push(release)
  const hop = await hopTo(port)
  const [late, silent] = [client(hop.port), client(hop.port)]
  const [lateErrors, silentErrors] = [collected(late).errors, collected(silent).errors]
  await sleep(30)
  late.write('GET /late HTTP/1.1\r\n\r\n')
  await until(() => lateErrors.length > 0 && silentErrors.length > 0)
  expect([lateErrors, silentErrors]).toEqual([['ECONNRESET'], ['ECONNRESET']])
  expect(hop.seen.map(({ url, error }) => [url, error])).toEqual([
    ['/late', `The connection to 127.0.0.1:${port} was refused before a response came.`],
  ])
})

test('says that it was the client who gave up first', async () => {
  const port = await rawServer((socket) => socket.resume().on('end', () => socket.end()))
  const hop = await hopTo(port)
  client(hop.port).end('GET / HTTP/1.1\r\n\r\n')
  await until(() => typeof hop.seen[0]?.error === 'string')
  expect(hop.seen[0]?.error).toBe(
    'The client ended its side, and then the server the connection, before a response came.',
  )
})

test("knows its own port on the server's side, by which a server's log can be joined", async () => {
  let remotePort: number | undefined
  const port = await rawServer((socket) => {
    ;({ remotePort } = socket)
    socket.on('data', () => socket.write(response('')))
  })
  const hop = await hopTo(port)
  const socket = client(hop.port)
  const answer = collected(socket)
  socket.write('GET / HTTP/1.1\r\n\r\n')
  await until(() => answer.text !== '')
  expect(hop.seen[0]!.connection.localPort).toBe(remotePort)
})

/** A connection with one request open when the target changes, and its next bytes held back. */
async function heldBack(request: string, next: string) {
  const [a, b] = [await handServer(), await handServer()]
  const hop = await hopTo(a.port)
  const socket = client(hop.port, { allowHalfOpen: true })
  const answer = collected(socket)
  socket.write(request)
  await until(() => a.connections[0]?.text === request)
  void hop.tap.switchTo(hop.target(b.port))
  socket.write(next)
  await sleep(30)
  expect(a.connections[0]!.text).toBe(request)
  return { a, b, hop, socket, answer, old: a.connections[0]! }
}

test('gives what was held back to the old target when that becomes a tunnel', async () => {
  const { b, socket, old } = await heldBack('GET / HTTP/1.1\r\nUpgrade: x\r\n\r\n', 'eager')
  old.socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n')
  await until(() => old.text.endsWith('eager'))
  socket.write(' and more')
  await until(() => old.text.endsWith('eager and more'))
  expect(b.connections).toEqual([])
})

test('gives what was held back to the old target when its response cannot be framed', async () => {
  const { b, hop, old } = await heldBack('GET /1 HTTP/1.1\r\n\r\n', 'GET /2 HTTP/1.1\r\n\r\n')
  old.socket.write('HTTP/1.1 200 OK\r\nBad\r\n\r\n')
  await until(() => old.text.endsWith('GET /2 HTTP/1.1\r\n\r\n'))
  expect(b.connections).toEqual([])
  await until(() => hop.seen.length === 2)
  expect(hop.seen[1]!.error).toBe('An earlier response on this connection could not be framed.')
})

test.each([
  ['when it changes before the response', true],
  ['when it changes between the response and the end', false],
])('passes the end that follows a last response, %s', async (_, changesBefore) => {
  const [a, b] = [await handServer(), await handServer()]
  const hop = await hopTo(a.port)
  const socket = client(hop.port, { allowHalfOpen: true })
  const answer = collected(socket)
  let isAtEnd = false
  socket.on('end', () => (isAtEnd = true))
  socket.write('GET / HTTP/1.0\r\n\r\n')
  await until(() => a.connections[0]?.text.endsWith('\r\n\r\n') === true)
  const old = a.connections[0]!
  if (changesBefore) void hop.tap.switchTo(hop.target(b.port))
  old.socket.write('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx')
  await until(() => answer.text.endsWith('x'))
  if (!changesBefore) void hop.tap.switchTo(hop.target(b.port))
  await sleep(20)
  expect([isAtEnd, old.hasEnded]).toEqual([false, false])
  old.socket.end()
  await until(() => isAtEnd)
})

test('still sends the whole of a request that was answered early to the target that it leaves', async () => {
  const total = 6_000_000
  let received = 0
  let hasEnded = false
  const accepted: Socket[] = []
  const a = await rawServer((socket) => accepted.push(socket.pause()))
  const b = await handServer()
  const hop = await hopTo(a)
  const socket = client(hop.port)
  const answer = collected(socket)
  const head = `POST / HTTP/1.1\r\nContent-Length: ${total}\r\n\r\n`
  socket.write(head)
  socket.write(Buffer.alloc(total, 'x'))
  await until(() => hop.seen.length === 1)
  accepted[0]!.write(response('early'))
  await until(() => answer.text.endsWith('early'))
  const left = hop.tap.switchTo(hop.target(b.port))
  accepted[0]!
    .on('data', (chunk: Buffer) => (received += chunk.length))
    .on('end', () => (hasEnded = true))
    .resume()
  await until(() => hasEnded)
  await left
  expect(received).toBe(head.length + total)
})

test('loses no request of busy keep-alive clients while the target changes again and again', async () => {
  const names = ['a', 'b', 'c', 'd']
  const ports = await Promise.all(
    names.map(async (name) => {
      const server = createHttpServer((request, reply) => {
        request.resume().on('end', () => setTimeout(() => reply.end(name), Math.random() * 3))
      })
      undo.push(() => server.closeAllConnections())
      return listening(server)
    }),
  )
  const hop = await hopTo(ports[0]!)
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  undo.push(() => agent.destroy())
  const ask = (method: string) =>
    new Promise<string>((resolve, reject) => {
      const asked = httpRequest({ agent, port: hop.port, host: '127.0.0.1', method, path: '/' }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (part: string) => (text += part))
        answer.on('end', () => resolve(text))
      })
      asked.on('error', reject).end(method === 'POST' ? 'some body' : undefined)
    })

  let isOver = false
  let count = 0
  const busy = Array.from({ length: 16 }, async (_, index) => {
    while (!isOver) {
      expect(names).toContain(await ask(index % 2 === 0 ? 'POST' : 'GET'))
      count += 1
    }
  })
  const unused: Promise<void>[] = []
  for (let turn = 1; turn <= 20; turn += 1) {
    const enough = count + 30
    await until(() => count >= enough)
    unused.push(hop.tap.switchTo(hop.target(ports[turn % ports.length]!)))
  }
  isOver = true
  await Promise.all(busy)
  await Promise.all(unused)
  expect(hop.seen.length).toBe(count)
  expect(hop.seen.filter(({ error, durationMs }) => error !== null || durationMs === null)).toEqual([])
  expect(await ask('GET')).toBe(names[20 % names.length])
})

test('measures time from the first byte of a request to the last of its response', async () => {
  // What is told lies between what happened before and after it, however slow the machine is.
  const at: Record<'asked' | 'begun' | 'read' | 'ended', number> = { asked: 0, begun: 0, read: 0, ended: 0 }
  let end: (() => void) | null = null
  const port = await listening(
    createHttpServer((_, reply) => {
      at.asked = wireNow()
      setTimeout(() => {
        at.begun = wireNow()
        reply.write('first')
        end = () => {
          at.ended = wireNow()
          reply.end('last')
        }
      }, 5)
    }),
  )
  const hop = await hopTo(port)
  const before = wireNow()
  await new Promise((resolve) =>
    httpGet({ port: hop.port, host: '127.0.0.1', agent: false }, (answer) => {
      at.read = wireNow()
      setTimeout(() => end?.(), 5)
      answer.resume().on('end', resolve)
    }),
  )
  const [exchange] = hop.seen
  const { startedAtMs, headMs, durationMs } = exchange!
  expect(startedAtMs).toBeGreaterThan(before)
  expect(startedAtMs).toBeLessThan(at.asked)
  expect(startedAtMs + headMs!).toBeGreaterThan(at.begun)
  expect(startedAtMs + headMs!).toBeLessThan(at.read)
  expect(startedAtMs + durationMs!).toBeGreaterThan(at.ended)
})
