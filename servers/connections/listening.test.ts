import { createServer, connect, type Server } from 'node:net'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { addressesToBind, listenOn, PortInUseError, type Listener } from './listening.ts'

const opened: (Server | Listener)[] = []
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})

const both = addressesToBind(null)

const strangerOn = async (host: string) => {
  const server = createServer()
  opened.push(server)
  server.listen({ host, port: 0, ipv6Only: true })
  await once(server, 'listening')
  return (server.address() as { port: number }).port
}

test('binds the same free port on 127.0.0.1 and on ::1', async () => {
  const seen: string[] = []
  const listener = await listenOn(both, (socket) => seen.push(String(socket.destroy().localAddress)))
  opened.push(listener)
  for (const host of both) {
    const client = connect(listener.port, host)
    client.on('error', () => {})
    await once(client, 'close')
  }
  expect(seen).toHaveLength(2)
})

test.each(both)(
  'names the port and the flag when a stranger holds it on %s, and keeps neither address',
  async (host) => {
    const port = await strangerOn(host)
    const failure = await listenOn(both, () => {}, port).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(PortInUseError)
    expect(String(failure)).toContain(`Port ${port} on ${host} is in use`)
    expect(String(failure)).toContain('--port-base')
    const other = both.filter((address) => address !== host)
    opened.push(await listenOn(other, () => {}, port))
  },
)

test('frees its port when it stops listening, and leaves open connections open until it is closed', async () => {
  const listener = await listenOn(both, () => {})
  const client = connect(listener.port, '127.0.0.1')
  await once(client, 'connect')
  await listener.stopListening()
  const again = await listenOn(both, () => {}, listener.port)
  opened.push(again)
  expect(client.destroyed).toBe(false)
  const closed = once(client, 'close')
  await listener.close()
  await closed
})

const bindings = [
  [null, ['127.0.0.1', '::1']],
  ['localhost', ['127.0.0.1', '::1']],
  ['0.0.0.0', ['0.0.0.0', '::1']],
  ['::', ['0.0.0.0', '::']],
  ['192.168.1.5', ['192.168.1.5', '127.0.0.1', '::1']],
] as const

test.each(bindings)('binds for host %s the addresses %j', (host, addresses) => {
  expect(addressesToBind(host)).toEqual(addresses)
})
