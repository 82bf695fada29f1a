import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { listenOnFreePort } from '../test-support/listen-on-free-port.test-support.ts'
import { until } from '../test-support/until.test-support.ts'
import { ConnectionRoom, type ConnectionHandler } from './connection-room.ts'
import { checkOpenFiles, openFilesLimit } from './open-files.ts'

const undo: (() => unknown)[] = []
afterEach(() => {
  for (const step of undo.splice(0).toReversed()) step()
})

/** A port of a room; what a client says first makes its connection busy, "done" makes it idle again. */
async function portIn(room: ConnectionRoom) {
  const busy = new Set<Socket>()
  const accepted: Socket[] = []
  const handler: ConnectionHandler = {
    accept(socket) {
      accepted.push(socket)
      socket
        .on('error', () => {})
        .on('data', (text) => {
          if (String(text) === 'done') busy.delete(socket)
          else busy.add(socket)
          socket.write('heard')
        })
    },
    isBusy: (socket) => busy.has(socket),
  }
  const connections = room.open(handler)
  const server: Server = createServer(connections.admit)
  undo.push(
    () => server.close(),
    () => connections.end(),
  )
  const port = await listenOnFreePort(server)

  /** Opens a connection, says these words one after the other, and waits until it is handled or gone. */
  const open = async (...words: readonly string[]) => {
    const before = accepted.length
    const socket = connect(port, '127.0.0.1')
      .on('error', () => {})
      .resume()
    undo.push(() => socket.destroy())
    await until(() => accepted.length > before || socket.closed)
    for (const word of words) {
      const { bytesRead } = socket
      socket.write(word)
      await until(() => socket.bytesRead > bytesRead || socket.closed)
    }
    return socket
  }
  return { open }
}

const roomy = 10_000

test('a full port closes its connection that never said a word, then the oldest that is idle', async () => {
  const { open } = await portIn(new ConnectionRoom({ openFiles: roomy, maxPerPort: 3 }))
  const busy = await open('work')
  const idle = await open('work', 'done')
  const silent = await open()
  const [fourth] = [await open('work')]
  await until(() => silent.closed)
  expect([busy.closed, idle.closed, fourth.closed]).toEqual([false, false, false])
  const fifth = await open('work')
  await until(() => idle.closed)
  expect([busy.closed, fourth.closed, fifth.closed]).toEqual([false, false, false])
})

test('a port on which every connection is busy refuses one more, and takes it when one has ended', async () => {
  const { open } = await portIn(new ConnectionRoom({ openFiles: roomy, maxPerPort: 2 }))
  const [first, second] = [await open('work'), await open('work')]
  const third = await open()
  await until(() => third.closed)
  expect([first.closed, second.closed]).toEqual([false, false])
  second.destroy()
  await until(() => second.closed)
  let fourth = await open('work')
  // The other side may hear of the end a moment later.
  while (fourth.closed) fourth = await open('work')
  expect(first.closed).toBe(false)
})

test('where the process is full, the port that holds the most gives way, be its connections busy or not', async () => {
  // 32 files, a quarter kept free, two for each connection.
  const room = new ConnectionRoom({ openFiles: 32 })
  const [flooded, other] = [await portIn(room), await portIn(room)]
  const flood: Socket[] = []
  for (let count = 0; count < 12; count += 1) flood.push(await flooded.open('work'))
  const others = [await other.open('work'), await other.open('work')]
  await until(() => flood.filter(({ closed }) => closed).length === 2)
  expect(others.map(({ closed }) => closed)).toEqual([false, false])
  const refused = await flooded.open()
  await until(() => refused.closed)
  expect(others.map(({ closed }) => closed)).toEqual([false, false])
})

test('a port gives up a busy connection on which nothing moves any more, where none is idle', async () => {
  const { open } = await portIn(new ConnectionRoom({ openFiles: roomy, maxPerPort: 2, stalledMs: 20 }))
  const [stalled, moving] = [await open('work'), await open('work')]
  const refused = await open()
  await until(() => refused.closed)
  await sleep(30)
  moving.write('more')
  await until(() => moving.bytesRead > 5)
  const third = await open('work')
  await until(() => stalled.closed)
  expect([moving.closed, third.closed]).toEqual([false, false])
})

test('connections from other computers take half of a port, and never the other half', async () => {
  let isLocal = false
  const room = new ConnectionRoom({
    openFiles: roomy,
    maxPerPort: 4,
    isLocal: (socket) => local.get(socket) ?? keep(socket),
  })
  const local = new Map<Socket, boolean>()
  const keep = (socket: Socket) => {
    local.set(socket, isLocal)
    return isLocal
  }
  const { open } = await portIn(room)
  const far = [await open('work'), await open('work')]
  const tooMany = await open()
  await until(() => tooMany.closed)
  isLocal = true
  const near = [await open('work'), await open('work')]
  expect([...far, ...near].map(({ closed }) => closed)).toEqual([false, false, false, false])
})

test('ends every connection and takes no more, once the lab stops', async () => {
  const room = new ConnectionRoom({ openFiles: roomy })
  const { open } = await portIn(room)
  const busy = await open('work')
  room.closeAll()
  await until(() => busy.closed)
  const late = await open()
  await until(() => late.closed)
})

test('knows how many files this process may have open, and says what to do where those are too few', () => {
  expect(openFilesLimit()).toBeGreaterThan(0)
  expect(checkOpenFiles(256)).toBe(256)
  expect(() => checkOpenFiles(64)).toThrow(/allows 64 open files.*at least 256.*ulimit -n 1024/)
})
