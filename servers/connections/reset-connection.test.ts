import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { listenOnFreePort } from '../test-support/listen-on-free-port.test-support.ts'
import { resetConnection } from './reset-connection.ts'

/** What comes of a connection that a server treats so: the errors of both ends, once both are closed. */
async function endedBy(act: (socket: Socket) => void): Promise<Record<'server' | 'client', string | null>> {
  const server = createServer({ allowHalfOpen: true })
  const client = connect(await listenOnFreePort(server), '127.0.0.1')
  const [socket] = (await once(server, 'connection')) as [Socket]
  const ends = { server: socket.resume(), client: client.resume() }
  const errors: Record<'server' | 'client', string | null> = { server: null, client: null }
  for (const end of ['server', 'client'] as const)
    ends[end].on('error', ({ code }: NodeJS.ErrnoException) => (errors[end] = code ?? ''))
  const closed = Promise.all(
    Object.values(ends).map((end) => new Promise((resolve) => end.once('close', resolve))),
  )
  act(socket)
  await closed
  server.close()
  return errors
}

test('a connection is reset, and its other end is told so', async () => {
  expect(await endedBy(resetConnection)).toEqual({ server: null, client: 'ECONNRESET' })
})

test('one whose end is on its way is closed, and nothing of it stays', async () => {
  const errors = await endedBy((socket) => {
    socket.end('the last word')
    resetConnection(socket)
  })
  expect(errors.server).toBeNull()
})

test('one that has ended is reset', async () => {
  const errors = await endedBy((socket) => {
    socket.end('the last word', () => resetConnection(socket))
  })
  expect(errors.server).toBeNull()
})
