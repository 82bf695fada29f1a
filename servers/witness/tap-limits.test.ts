import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { listenOnFreePort } from '../test-support/listen-on-free-port.test-support.ts'
import { until } from '../test-support/until.test-support.ts'
import { createTap } from './tap.ts'

const undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.splice(0).toReversed()) step()
})

function listening(server: Server): Promise<number> {
  undo.push(() => server.close())
  return listenOnFreePort(server)
}

const get = 'GET / HTTP/1.1\r\n\r\n'
const ok = 'HTTP/1.1 204 N\r\n\r\n'

/** A tap before a server that reads everything and answers when the test says; and how much of either has come. */
async function hop(maxUnanswered?: number) {
  const served: Socket[] = []
  const came = { bytes: 0, opened: 0 }
  const port = await listening(
    createServer((socket) => {
      served.push(socket.on('error', () => {}).on('data', (chunk) => (came.bytes += chunk.length)))
      undo.push(() => socket.destroy())
    }),
  )
  const observer = { opened: () => void (came.opened += 1), changed: () => {} }
  const tap = createTap({ host: '127.0.0.1', port, observer }, maxUnanswered)
  const tapPort = await listening(createServer({ allowHalfOpen: true, noDelay: true }, tap.accept))
  undo.push(() => tap.close())
  const open = () => {
    const socket = connect(tapPort, '127.0.0.1')
      .on('error', () => {})
      .resume()
    undo.push(() => socket.destroy())
    return socket
  }
  return { served, came, tap, open }
}

/** Waits until what a number says stays the same for a while. */
async function still(value: () => number): Promise<void> {
  let before = value()
  let times = 0
  await until(() => {
    times = value() === before ? times + 1 : 0
    before = value()
    return times > 20
  })
}

test('reads no more of a client that has many requests without an answer, and goes on when answers come', async () => {
  const { served, came, open } = await hop()
  const requests = 60_000
  const socket = open()
  socket.write(get.repeat(requests))
  await until(() => served.length === 1 && came.opened > 100)
  await still(() => came.opened)
  // One read of a socket holds 64 kB.
  const most = 101 + Math.ceil((64 * 1024) / get.length)
  expect(came.opened).toBeLessThanOrEqual(most)
  let answered = 0
  while (answered < requests) {
    const more = came.opened - answered
    served[0]!.write(ok.repeat(more))
    answered += more
    await until(() => came.opened > answered || answered === requests)
  }
  await until(() => socket.bytesRead === requests * ok.length)
  expect(came.bytes).toBe(requests * get.length)
})

test('reads no more of a client that has large requests without an answer', async () => {
  const { served, came, open } = await hop()
  const large = get.replace('\r\n\r\n', `\r\n${'a: b\r\n'.repeat(1_000)}\r\n`)
  open().write(large.repeat(500))
  await until(() => served.length === 1 && came.opened > 1)
  await still(() => came.opened)
  // As many as reach the limit, and what one read of a socket holds.
  expect(came.opened * large.length).toBeLessThan(256 * 1024 + 2 * 64 * 1024)
  served[0]!.write(ok.repeat(came.opened))
  const before = came.opened
  await until(() => came.opened > before)
})

test('a client that waits is told of the end of its server all the same', async () => {
  const { served, came, open } = await hop()
  const socket = open()
  socket.write(get.repeat(60_000))
  await until(() => served.length === 1 && came.opened > 100)
  served[0]!.end(ok)
  await until(() => socket.bytesRead === ok.length && socket.readableEnded)
})

test('resets a client with many open requests where all together have too many, and no other client', async () => {
  const { came, open } = await hop(150)
  const [modest, greedy] = [open(), open()]
  modest.write(get.repeat(60))
  await until(() => came.opened === 60)
  greedy.write(get.repeat(120))
  await until(() => greedy.closed)
  modest.write(get)
  await until(() => came.bytes >= 61 * get.length)
  expect(modest.closed).toBe(false)
})

test('knows which of its connections has a message under way', async () => {
  const { served, tap } = await hop()
  const clients: Socket[] = []
  const port = await listening(
    createServer({ allowHalfOpen: true }, (socket) => {
      clients.push(socket)
      tap.accept(socket)
    }),
  )
  const socket = connect(port, '127.0.0.1').resume()
  undo.push(() => socket.destroy())
  await until(() => served.length === 1)
  expect(tap.isBusy(clients[0]!)).toBe(false)
  socket.write(get)
  await until(() => tap.isBusy(clients[0]!))
  served[0]!.write(ok)
  await until(() => !tap.isBusy(clients[0]!))
})
