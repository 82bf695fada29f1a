import { createServer as createHttpServer, request as httpRequest, type ServerResponse } from 'node:http'
import { createServer } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { StreamingApi } from 'hono/utils/stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Exchange } from '../../scenarios/words/exchange.ts'
import { listenOnFreePort } from '../test-support/listen-on-free-port.test-support.ts'
import { until } from '../test-support/until.test-support.ts'
import { createTap } from '../witness/tap.ts'
import { createWireLog, type ToldExchange, type WireLog } from '../witness/wire-log.ts'
import { answerError } from './api-error.ts'
import { EventReaders } from './event-readers.ts'
import { eventsApp } from './events-app.ts'
import type { ExchangeEvent } from './event-queue.ts'

const dashboard = 'http://localhost:4100'

const undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.splice(0).toReversed()) step()
})

let log: WireLog
let eventsPort: number
/** The port of a witness, in front of a backend that answers as and when the test says. */
let lanePort: number
let answers: ServerResponse[]

beforeEach(async () => {
  log = createWireLog()
  const app = eventsApp(log, () => ({
    version: '0',
    dashboard,
    origins: [dashboard],
    events: `http://localhost:${eventsPort}/api/events`,
    engine: 'embedded' as const,
  })).onError(answerError)
  const events = createHttpServer(getRequestListener(app.fetch))
  eventsPort = await listenOnFreePort(events)

  answers = []
  const backend = createHttpServer((_, response) => void answers.push(response))
  const observer = log.observer({ stage: 'default', lane: 'backend', witness: 'backend' })
  const tap = createTap({ host: '127.0.0.1', port: await listenOnFreePort(backend), observer })
  const witness = createServer({ allowHalfOpen: true, noDelay: true }, tap.accept)
  lanePort = await listenOnFreePort(witness)
  undo.push(
    () => backend.close().closeAllConnections(),
    () => events.close().closeAllConnections(),
    () => witness.close(),
    () => tap.close(),
  )
})

interface Reader {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly text: () => string
  /** The events so far, such as "under-way 1 a GET null". */
  readonly heard: () => readonly string[]
  stop(): void
}

function read(headers: Readonly<Record<string, string>> = {}): Promise<Reader> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({
      host: '127.0.0.1',
      port: eventsPort,
      path: '/api/events',
      headers: { host: `localhost:${eventsPort}`, origin: dashboard, ...headers },
    })
    const stop = () => void asked.destroy()
    undo.push(stop)
    asked.on('error', reject).on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('error', () => {})
      const heard = () =>
        text.split('\n\n').flatMap((event) => {
          const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(event) ?? []
          if (name === undefined || data === undefined) return []
          const { id, attempt, exchange } = JSON.parse(data) as ExchangeEvent
          return [`${name} ${id} ${attempt} ${exchange.method} ${exchange.status}`]
        })
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        text: () => text,
        heard,
        stop,
      })
    })
    asked.end()
  })
}

function request(path: string, headers: Readonly<Record<string, string>>): void {
  const sent = httpRequest({ host: '127.0.0.1', port: lanePort, path, headers })
  undo.push(() => sent.destroy())
  sent.on('error', () => {}).end()
}

/** Sends to the lane, and gives what the backend can answer with. */
async function send(path: string, headers: Readonly<Record<string, string>> = {}): Promise<ServerResponse> {
  const before = answers.length
  request(path, headers)
  await until(() => answers.length > before)
  return answers[before]!
}

const ofAttempt = (id: string) => ({ referer: `${dashboard}/attempt/${id}` })

test('tells of an exchange when its request is seen, when its response head comes, and at its end', async () => {
  const { headers, heard } = await read()
  expect(headers['access-control-allow-origin']).toBe(dashboard)
  expect(headers['content-type']).toMatch(/^text\/event-stream/)

  const response = await send('/orders', ofAttempt('a'))
  await until(() => heard().length === 1)
  expect(heard()).toEqual(['under-way 1 a GET null'])

  response.writeHead(200, { 'Content-Length': 4 }).write('ab')
  await until(() => heard().length === 2)
  expect(heard().at(-1)).toBe('under-way 1 a GET 200')

  response.end('cd')
  await until(() => heard().length === 3)
  expect(heard().at(-1)).toBe('exchange 1 a GET 200')
})

test('tells of an exchange that gets no answer', async () => {
  const { heard, text } = await read()
  const response = await send('/orders', ofAttempt('a'))
  await until(() => heard().length === 1)
  response.destroy()
  await until(() => heard().length === 2)
  expect(heard().at(-1)).toBe('exchange 1 a GET null')
  expect(text()).toContain('The server ended the connection before a response came.')
})

test('names the attempt whose window an exchange without a Referer fits, and none for others', async () => {
  const { heard } = await read()
  await log.openWindow({ id: 'w', stage: 'default', lane: 'backend', method: 'GET', path: '/orders' })
  await send('/orders')
  await send('/other')
  await until(() => heard().length === 2)
  expect(heard()).toEqual(['under-way 1 w GET null', 'under-way 2 null GET null'])
})

test('tells every reader of all, each exchange at its end once', async () => {
  const readers = [await read(), await read()]
  const many = 40
  for (let index = 0; index < many; index += 1) request(`/${index}`, ofAttempt(`a${index}`))
  await until(() => answers.length === many)
  for (const response of answers) response.end('ok')
  const ends = ({ heard }: Reader) => heard().filter((each) => each.startsWith('exchange '))
  for (const reader of readers) {
    await until(() => ends(reader).length === many)
    expect(new Set(ends(reader)).size).toBe(many)
  }
})

test('a reader that has gone is told no more, and others still are', async () => {
  const [first, second] = [await read(), await read()]
  first.stop()
  await send('/orders', ofAttempt('a'))
  await until(() => second.heard().length === 1)
  expect(first.heard()).toEqual([])
})

/** The app over a log of which the test is the witness. */
function told() {
  const listeners = new Set<(told: ToldExchange) => void>()
  const subscribe: WireLog['subscribe'] = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const events = 'http://localhost:4191/api/events'
  const facts = { version: '0', dashboard, origins: [dashboard], events, engine: 'embedded' as const }
  const app = eventsApp({ ...log, subscribe }, () => facts).onError(answerError)
  const ask = (method: string, headers: Readonly<Record<string, string>> = {}) =>
    app.request(events, { method, headers: { host: 'localhost:4191', ...headers } })
  return { listeners, ask }
}

test('a reader that takes nothing is told no more once too much waits for it, and its stream ends', async () => {
  const { listeners, ask } = told()
  const response = await ask('GET')
  await until(() => listeners.size === 1)
  const seen = () => ({}) as Exchange
  for (let id = 1; listeners.size > 0 && id <= 10_000; id += 1) {
    for (const listener of listeners) listener({ id, attemptId: null, isOver: true, headBytes: 0, seen })
  }
  expect(listeners.size).toBe(0)
  expect(await response.text()).toBe(': ready\n\n')
})

test('so much as waits for a reader is bounded by its size too', async () => {
  const { listeners, ask } = told()
  const response = await ask('GET')
  await until(() => listeners.size === 1)
  const seen = () => ({}) as Exchange
  let id = 0
  while (listeners.size > 0 && id < 1_000) {
    id += 1
    for (const listener of listeners)
      listener({ id, attemptId: null, isOver: true, headBytes: 64 * 1024, seen })
  }
  expect(id).toBeLessThan(100)
  expect(await response.text()).toBe(': ready\n\n')
})

test('of more readers than there may be, one that takes nothing gives way; where all of them read, the last is refused', async () => {
  const listeners = new Set<(told: ToldExchange) => void>()
  const subscribe: WireLog['subscribe'] = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const readers = new EventReaders({ subscribe }, { maxReaders: 2, stalledAfterMs: 10 })
  const gone: string[] = []
  const connect = (name: string, takes: boolean) => {
    readers.makeRoom()
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    if (takes) void readable.pipeTo(new WritableStream())
    void readers.tell(new StreamingApi(writable, new ReadableStream()), () => gone.push(name))
  }
  connect('first', true)
  connect('deaf', false)
  await sleep(20)
  connect('third', true)
  expect(gone).toEqual(['deaf'])
  await sleep(20)
  expect(() => connect('fourth', true)).toThrow(
    /2 readers of the event stream are connected.*Close a dashboard/,
  )
})

test('a HEAD, which has no body, is told nothing', async () => {
  const { listeners, ask } = told()
  const response = await ask('HEAD')
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  expect(response.headers.get('access-control-allow-origin')).toBe(dashboard)
  expect(listeners.size).toBe(0)
})

const refused = [
  ['a foreign Host', { host: 'attacker.example' }],
  ['a foreign Origin', { origin: 'http://attacker.example' }],
  ['the Origin null', { origin: 'null' }],
] as const

test.each(['same-origin', 'same-site', 'cross-site'])(
  'refuses a page that sends no Origin (%s)',
  async (site) => {
    const { ask } = told()
    expect((await ask('GET', { 'sec-fetch-site': site })).status).toBe(403)
    expect((await ask('HEAD', { 'sec-fetch-site': 'none' })).status).toBe(200)
    expect((await ask('HEAD')).status).toBe(200)
  },
)

test.each(refused)('refuses %s', async (_, headers) => {
  const { status, text } = await read(headers)
  expect(status).toBe(403)
  await until(() => text().includes('The event stream does not answer to'))
})
