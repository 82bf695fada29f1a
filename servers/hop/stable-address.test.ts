import { once } from 'node:events'
import { Agent, createServer as createHttpServer, get, type ServerResponse } from 'node:http'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { listenInside } from '../connections/listening.ts'
import { until } from '../test-support/until.test-support.ts'
import { listenOnFreePort } from '../test-support/listen-on-free-port.test-support.ts'
import { createWireLog } from '../witness/wire-log.ts'
import type { HopServer } from './hop-server.ts'
import { openStableAddress, type StableAddress } from './stable-address.ts'

const undo: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

interface TestServer extends HopServer {
  /** Responses to requests for /held, in order: each is under way until it is ended. */
  readonly held: readonly ServerResponse[]
  readonly hasStopped: boolean
  goDown(): Promise<void>
  /** Takes no more connections, and finishes what it has begun. */
  goDownGently(): Promise<void>
  comeUp(): Promise<void>
  stop(this: void): Promise<void>
}

/** A server that answers with its name and the client's connection, and goes down and comes up when it is told to. */
async function startServer(name: string): Promise<TestServer> {
  const held: ServerResponse[] = []
  const observer = createWireLog().observer({ stage: 's', lane: 'orders', witness: 'proxy' })
  const start = async () => {
    const http = createHttpServer((request, response) => {
      response.write(name)
      if (request.url === '/held') held.push(response)
      else response.end()
    })
    undo.push(() => http.closeAllConnections())
    return { http, port: await listenOnFreePort(http) }
  }
  let { http, port } = await start()
  let isReachable = true
  let hasStopped = false
  let changed = () => {}
  const stop = () => {
    http.close()
    http.closeAllConnections()
  }
  undo.push(stop)
  return {
    held,
    get hasStopped() {
      return hasStopped
    },
    target: () => ({ host: '127.0.0.1', port, observer }),
    get isReachable() {
      return isReachable
    },
    onChange(listener) {
      changed = listener
    },
    async goDown() {
      isReachable = false
      stop()
      changed()
    },
    async goDownGently() {
      isReachable = false
      http.close()
      changed()
    },
    async comeUp() {
      ;({ http, port } = await start())
      isReachable = true
      changed()
    },
    async stop() {
      hasStopped = true
      stop()
    },
  }
}

async function open(first: TestServer): Promise<StableAddress<TestServer>> {
  const address = await openStableAddress(first, listenInside)
  undo.push(() => address.close())
  return address
}

interface Answer {
  readonly text: string
  /** The client's port: the same for two answers on one connection. */
  readonly connection: number
}

/** Asks by HTTP. Rejects when there is no connection or no whole answer. */
function ask(port: number, { path = '/', agent = new Agent() } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = get({ host: '127.0.0.1', port, path, agent }, (response) => {
      const connection = sent.socket?.localPort ?? 0
      let text = ''
      response.on('data', (part: Buffer) => (text += part.toString()))
      response.on('error', reject).on('end', () => resolve({ text, connection }))
    }).on('error', reject)
  })
}

function keepAlive(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  undo.push(() => agent.destroy())
  return agent
}

test('a server is replaced at the same address, and a client that stays connected reaches the new one with its next request', async () => {
  const address = await open(await startServer('old'))
  const agent = keepAlive()
  const before = await ask(address.port, { agent })
  address.replaceBy(await startServer('new'))
  const after = await ask(address.port, { agent })
  expect([before.text, after.text]).toEqual(['old', 'new'])
  expect(after.connection).toBe(before.connection)
  expect(address.starts).toBe(2)
})

test('an exchange under way ends at the old server, which stops only then; requests beside it go to the new one', async () => {
  const old = await startServer('old')
  const address = await open(old)
  const agent = keepAlive()
  const course: string[] = []
  const underWay = ask(address.port, { path: '/held', agent })
  await until(() => old.held.length === 1)
  address.replaceBy(await startServer('new'))
  course.push((await ask(address.port)).text, old.hasStopped ? 'has stopped' : 'runs')
  old.held[0]!.end(', to the end')
  course.push((await underWay).text, (await ask(address.port, { agent })).text)
  expect(course).toEqual(['new', 'runs', 'old, to the end', 'new'])
  await until(() => old.hasStopped)
})

test('of several servers that were replaced while they answered, each finishes its own answer', async () => {
  const servers = await Promise.all(['one', 'two', 'three', 'four'].map(startServer))
  const [first, ...others] = servers
  const address = await open(first!)
  const answers: Promise<Answer>[] = []
  for (const next of [...others, null]) {
    const { server } = address
    answers.push(ask(address.port, { path: '/held' }))
    await until(() => server.held.length === 1)
    if (next !== null) address.replaceBy(next)
  }
  expect(servers.map(({ hasStopped }) => hasStopped)).toEqual([false, false, false, false])
  for (const { held } of servers) held[0]!.end()
  expect((await Promise.all(answers)).map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four'])
})

test('following when nothing has changed does not make the server count as unused: its exchange still ends before it stops', async () => {
  const old = await startServer('old')
  const address = await open(old)
  const underWay = ask(address.port, { path: '/held' })
  await until(() => old.held.length === 1)
  await address.follow()
  address.replaceBy(await startServer('new'))
  expect((await ask(address.port)).text).toBe('new')
  expect(old.hasStopped).toBe(false)
  old.held[0]!.end()
  expect((await underWay).text).toBe('old')
})

test('while the server is down a connection is refused; when it is up again, at whatever port, the address is the same', async () => {
  const server = await startServer('server')
  const address = await open(server)
  const { port: portBefore } = server.target()
  await server.goDown()
  await address.settled()
  expect(address.isListening).toBe(false)
  await expect(ask(address.port)).rejects.toThrow('ECONNREFUSED')
  await server.comeUp()
  await address.settled()
  expect(address.isListening).toBe(true)
  expect((await ask(address.port)).text).toBe('server')
  expect(server.target().port).not.toBe(portBefore)
})

test('what a server still answers while it goes down passes to its end', async () => {
  const server = await startServer('server')
  const address = await open(server)
  const underWay = ask(address.port, { path: '/held' })
  await until(() => server.held.length === 1)
  await server.goDownGently()
  await address.settled()
  await expect(ask(address.port)).rejects.toThrow('ECONNREFUSED')
  server.held[0]!.end(', to the end')
  expect((await underWay).text).toBe('server, to the end')
})

test('a server that is down is replaced by one that is up: the address listens again', async () => {
  const old = await startServer('old')
  const address = await open(old)
  await old.goDown()
  await address.settled()
  address.replaceBy(await startServer('new'))
  await address.settled()
  expect((await ask(address.port)).text).toBe('new')
})

test('a server that went down before it replaced another is refused, until it is up again', async () => {
  const address = await open(await startServer('old'))
  const next = await startServer('new')
  await next.goDown()
  address.replaceBy(next)
  await address.settled()
  expect(address.isListening).toBe(false)
  await expect(ask(address.port)).rejects.toThrow('ECONNREFUSED')
  await next.comeUp()
  await address.settled()
  expect((await ask(address.port)).text).toBe('new')
})

test('the first server is refused as well when it went down before its address was open', async () => {
  const first = await startServer('first')
  await first.goDown()
  const address = await open(first)
  await address.settled()
  await expect(ask(address.port)).rejects.toThrow('ECONNREFUSED')
})

test('a replaced server that goes down does not take the address with it', async () => {
  const old = await startServer('old')
  const address = await open(old)
  address.replaceBy(await startServer('new'))
  await old.goDown()
  await address.settled()
  expect((await ask(address.port)).text).toBe('new')
})

test('a server that goes down and up faster than the address can follow is reachable in the end', async () => {
  const server = await startServer('server')
  const address = await open(server)
  for (let turn = 0; turn < 5; turn += 1) {
    await server.goDown()
    await server.comeUp()
  }
  await address.settled()
  expect((await ask(address.port)).text).toBe('server')
})

test('a port that another program has taken meanwhile is reported as a fault, and to the caller who tries again, until it is free', async () => {
  const server = await startServer('server')
  const address = await open(server)
  await server.goDown()
  await address.settled()
  const stranger = createServer().listen(address.port, '127.0.0.1')
  await once(stranger, 'listening')
  await server.comeUp()
  await address.settled()
  expect(address.isListening).toBe(false)
  expect(address.fault).toContain(`Port ${address.port} on 127.0.0.1 is in use`)
  await expect(address.follow()).rejects.toThrow(String(address.port))
  expect(address.isListening).toBe(false)
  stranger.close()
  await once(stranger, 'close')
  await address.follow()
  expect(address.isListening).toBe(true)
  expect(address.fault).toBe('')
})

test('a server that fails to stop after it was replaced is reported as a fault', async () => {
  const old = await startServer('old')
  const address = await open(old)
  address.replaceBy(await startServer('new'))
  old.stop = () => Promise.reject(new Error('The process 17 does not end.'))
  await until(() => address.fault !== '')
  expect(address.fault).toBe('The process 17 does not end.')
  expect((await ask(address.port)).text).toBe('new')
  old.stop = async () => {}
})

test('closing stops the server and those that are still draining, and nothing listens afterwards', async () => {
  const [old, present] = [await startServer('old'), await startServer('present')]
  const address = await open(old)
  const underWay = ask(address.port, { path: '/held' })
  await until(() => old.held.length === 1)
  address.replaceBy(present)
  await present.goDown()
  await address.settled()
  const { stop } = old
  old.stop = async () => {
    await sleep(20)
    await stop()
  }
  // It is about to listen again when the address is closed.
  await present.comeUp()
  await Promise.all([address.close(), expect(underWay).rejects.toThrow(/aborted|ECONNRESET/)])
  expect([old.hasStopped, present.hasStopped]).toEqual([true, true])
  await expect(ask(address.port)).rejects.toThrow('ECONNREFUSED')
})

test('a server that comes up after its address was closed does not make it listen again', async () => {
  const server = await startServer('server')
  const address = await open(server)
  await server.goDown()
  await address.settled()
  await address.close()
  await server.comeUp()
  await address.settled()
  await expect(ask(address.port)).rejects.toThrow('ECONNREFUSED')
})

test('closing ends every connection, also one from before the server went down and came up', async () => {
  const server = await startServer('server')
  const address = await open(server)
  const underWay = ask(address.port, { path: '/held' })
  await until(() => server.held.length === 1)
  await server.goDownGently()
  await address.settled()
  await server.comeUp()
  await address.settled()
  await Promise.all([address.close(), expect(underWay).rejects.toThrow(/aborted|ECONNRESET/)])
})

test('when the address cannot be opened, its server is stopped and the reason is passed on', async () => {
  const server = await startServer('server')
  const stranger = createServer()
  const taken = await listenOnFreePort(stranger)
  undo.push(() => void stranger.close())
  await expect(openStableAddress(server, listenInside, taken)).rejects.toThrow(`Port ${taken}`)
  expect(server.hasStopped).toBe(true)
})
