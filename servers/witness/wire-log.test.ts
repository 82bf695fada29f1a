import { expect, test, vi } from 'vitest'
import type { HeaderList } from '../../scenarios/words/exchange.ts'
import { AttemptWindows } from './attempt-windows.ts'
import { FieldLines } from './field-lines.ts'
import { WireExchange } from './wire-exchange.ts'
import { createWireLog, type WireLog, type WireLogOptions } from './wire-log.ts'

const referer = (id: string): HeaderList => [['Referer', `http://localhost:4100/attempt/${id}`]]

interface Seen {
  readonly headers?: HeaderList
  readonly method?: string
  readonly url?: string
  readonly stage?: string
  readonly witness?: 'proxy' | 'backend'
  readonly at?: number
  readonly responseFields?: FieldLines
}

function fieldsOf(headers: HeaderList): FieldLines {
  const fields = FieldLines.read(headers.map(([name, value]) => `\r\n${name}: ${value}`).join(''))
  if (typeof fields === 'string') throw new Error(fields)
  return fields
}

function see(
  log: WireLog,
  { headers = [], method = 'GET', url = '/', stage = 's', witness = 'backend', at = 0, responseFields }: Seen,
): WireExchange {
  const exchange = new WireExchange(at, { localPort: null }, 1)
  exchange.method = method
  exchange.url = url
  exchange.requestFields = fieldsOf(headers)
  const observer = log.observer({ stage, lane: 'l', witness })
  observer.opened(exchange)
  exchange.status = 200
  if (responseFields !== undefined) exchange.responseFields = responseFields
  exchange.durationMs = 1
  observer.changed(exchange)
  return exchange
}

const logAt = (options: WireLogOptions = {}) => createWireLog({ now: () => 0, ...options })
const urlsOf = (log: WireLog, id: string) => log.attempt(id).exchanges.map(({ url }) => url)

test("joins exchanges to the attempt in Referer, in order of arrival, with the witness's place", () => {
  const log = logAt()
  see(log, { headers: referer('a'), method: 'OPTIONS', witness: 'proxy' })
  see(log, { headers: referer('b') })
  see(log, { headers: referer('a'), method: 'PUT' })
  expect(log.attempt('a').exchanges).toMatchObject([
    { method: 'OPTIONS', stage: 's', lane: 'l', witness: 'proxy', status: 200, durationMs: 1 },
    { method: 'PUT', witness: 'backend' },
  ])
  expect(log.attempt('unknown')).toEqual({ id: 'unknown', exchanges: [], work: [] })
})

const notIds: readonly string[] = [
  'http://localhost:4100/',
  'http://localhost:4100/attempt/',
  'http://localhost:4100/attempt/a/b',
  'http://localhost:4100/attempt/a?b',
  `http://localhost:4100/attempt/${'a'.repeat(65)}`,
  'http://localhost:4100/x/attempt/a',
  'http://localhost:4100/attempt/<a>',
]

test.each(notIds)('takes no id from the Referer %s', (value) => {
  const log = logAt()
  expect(
    log.ownerOf({
      stage: 's',
      lane: 'l',
      method: 'GET',
      url: '/',
      requestedMethod: undefined,
      referer: value,
    }),
  ).toMatch(/^unnamed/)
})

const sent = {
  stage: 's',
  lane: 'l',
  method: 'PUT',
  path: '/orders/1',
  origin: 'http://page.test',
  fromMs: 100,
  untilMs: 200,
}
const fromPage: HeaderList = [['Origin', 'http://page.test']]
const put = { method: 'PUT', url: '/orders/1', headers: fromPage, at: 150 }

test('joins an exchange that came without an id to the attempt that sent it, with its preflight and its work', () => {
  const log = logAt()
  const asking: HeaderList = [...fromPage, ['Access-Control-Request-Method', 'PUT']]
  see(log, { ...put, method: 'OPTIONS', headers: asking })
  see(log, put)
  see(log, { ...put, witness: 'proxy' })
  const work = { lane: 'l', change: 'updated', id: '1' } as const
  const ask = { stage: 's', lane: 'l', method: 'PUT', url: '/orders/1', requestedMethod: undefined }
  log.noteWork(log.ownerOf({ ...ask, referer: 'http://page.test/' }), work)
  expect(log.join('a', { ...sent, fromMs: 0 })).toBe('joined')
  expect(log.attempt('a')).toMatchObject({
    exchanges: [{ method: 'OPTIONS' }, { method: 'PUT' }, { witness: 'proxy' }],
    work: [work],
  })
  expect(log.join('b', sent)).toBe('nothing')
})

test.each([
  ['another path', { ...put, url: '/orders/2' }],
  ['another method', { ...put, method: 'GET' }],
  ['another stage', { ...put, stage: 'other' }],
  ["another page's", { ...put, headers: [['Origin', 'http://other.test']] as HeaderList }],
  ['an earlier time', { ...put, at: 99 }],
  ['a later time', { ...put, at: 201 }],
])('joins nothing of %s', (_, other) => {
  const log = logAt()
  see(log, other)
  expect(log.join('a', sent)).toBe('nothing')
  expect(urlsOf(log, 'a')).toEqual([])
})

test('says that it is unclear whose an exchange is when two fit, or when it may be nobody’s page', () => {
  const log = logAt()
  see(log, put)
  see(log, put)
  expect(log.join('a', sent)).toBe('unclear')
  expect(log.join('a', { ...sent, fromMs: 0, untilMs: 1 })).toBe('nothing')
  const other = logAt()
  see(other, { ...put, headers: [] })
  expect(other.join('a', sent)).toBe('unclear')
  expect(other.join('a', { ...sent, origin: null })).toBe('joined')
})

test('takes a request that the browser repeats, since nobody answered it, for one', () => {
  const log = logAt()
  for (const status of [null, null, 200]) {
    const exchange = see(log, put)
    exchange.status = status
  }
  expect(log.join('a', sent)).toBe('joined')
  expect(urlsOf(log, 'a')).toHaveLength(3)
})

test('forgets what came without an id after half a minute', () => {
  let time = 150
  const log = logAt({ now: () => time })
  see(log, put)
  time += 30_001
  expect(log.join('a', sent)).toBe('nothing')
})

test.each([
  ['one request', () => '/flood'],
  ['many requests', (count: number) => `/flood/${count}`],
])('of a flood of %s it keeps the latest, and says that it is unclear whose was dropped', (_, urlOf) => {
  const log = logAt({ now: () => 150 })
  see(log, put)
  for (let count = 0; count < 1_200; count += 1) see(log, { ...put, url: urlOf(count), at: 10 })
  // The one that is left is not all that may have been this attempt's.
  see(log, put)
  expect(log.join('a', sent)).toBe('unclear')
  expect(urlsOf(log, 'a')).toEqual([])
  expect(log.join('b', { ...sent, fromMs: 151 })).toBe('nothing')
})

test('notes work for an attempt that it knows, and for no other', () => {
  const log = logAt()
  see(log, { headers: referer('a') })
  const work = { lane: 'l', change: 'created', id: '21' } as const
  log.noteWork('a', work)
  log.noteWork('b', work)
  expect([log.attempt('a').work, log.attempt('b').work]).toEqual([[work], []])
})

test('drops the oldest exchange of the stage that holds the most', () => {
  const log = logAt({ maxExchanges: 10 })
  for (let index = 0; index < 3; index += 1)
    see(log, { stage: 'quiet', headers: referer('q'), url: `/${index}` })
  for (let index = 0; index < 500; index += 1)
    see(log, { stage: 'flood', headers: referer('f'), url: `/${index}` })
  expect(urlsOf(log, 'q')).toEqual(['/0', '/1', '/2'])
  expect(urlsOf(log, 'f')).toEqual(['/493', '/494', '/495', '/496', '/497', '/498', '/499'])
})

test('forgets an exchange after a quarter of an hour, with its work', () => {
  let now = 0
  const log = createWireLog({ now: () => now })
  see(log, { headers: referer('a'), at: 0 })
  log.noteWork('a', { lane: 'l', change: 'updated', id: '1' })
  now = 15 * 60_000
  expect(log.attempt('a').exchanges).toHaveLength(1)
  now += 1
  expect(log.attempt('a')).toEqual({ id: 'a', exchanges: [], work: [] })
})

test('drops the oldest exchanges when their heads take more than they may', () => {
  const log = logAt({ maxHeadBytes: 100_000 })
  const big: HeaderList = [...referer('a'), ['X', 'x'.repeat(30_000)]]
  for (let index = 0; index < 50; index += 1) see(log, { headers: big, url: `/${index}` })
  expect(urlsOf(log, 'a')).toEqual(['/47', '/48', '/49'])
})

test('counts the heads of responses as well', () => {
  const log = logAt({ maxHeadBytes: 100_000 })
  const responseFields = fieldsOf([['X', 'x'.repeat(30_000)]])
  for (let index = 0; index < 50; index += 1)
    see(log, { headers: referer('a'), url: `/${index}`, responseFields })
  expect(urlsOf(log, 'a')).toEqual(['/47', '/48', '/49'])
})

test('keeps its memory flat under a flood', () => {
  const log = logAt({ maxExchanges: 100 })
  for (let index = 0; index < 20_000; index += 1) see(log, { headers: referer(`a${index % 700}`) })
  const kept = Array.from({ length: 700 }, (_, index) => log.attempt(`a${index}`).exchanges.length)
  expect(kept.reduce((sum, each) => sum + each, 0)).toBe(100)
})

test('tells a listener of each exchange from its request to its end, those without an attempt too, until it has enough', () => {
  const log = logAt()
  const heard: string[] = []
  const stop = log.subscribe(({ id, attemptId, isOver, seen }) => {
    const { url, status } = seen()
    heard.push(`${id} ${attemptId} ${url} ${status} ${isOver}`)
  })
  see(log, { headers: referer('a'), url: '/1' })
  see(log, { url: '/2' })
  stop()
  see(log, { url: '/3' })
  expect(heard).toEqual([
    '1 a /1 null false',
    '1 a /1 200 true',
    '2 null /2 null false',
    '2 null /2 200 true',
  ])
})

test('tells when a response head has come, and nothing more after the end', () => {
  const log = logAt()
  const heard: string[] = []
  log.subscribe(({ isOver, seen }) => heard.push(`${seen().status} ${isOver}`))
  const exchange = new WireExchange(0, { localPort: null }, 1)
  const observer = log.observer({ stage: 's', lane: 'l', witness: 'backend' })
  observer.opened(exchange)
  exchange.status = 200
  observer.changed(exchange)
  exchange.durationMs = 1
  observer.changed(exchange)
  observer.changed(exchange)
  expect(heard).toEqual(['null false', '200 false', '200 true'])
})

test('says which stage is used, at each request', () => {
  const log = logAt()
  const used: string[] = []
  const stop = log.onUse((stage) => used.push(stage))
  see(log, { stage: 'one' })
  see(log, { stage: 'two', headers: referer('a') })
  stop()
  see(log, { stage: 'one' })
  expect(used).toEqual(['one', 'two'])
})

const window = { stage: 's', lane: 'l', method: 'PUT', path: '/orders/1?x' }
const preflight = { method: 'OPTIONS', headers: [['Access-Control-Request-Method', 'PUT']] } as const

test('gives an open window the request that fits it, and the preflight for it, and nothing else', async () => {
  const log = logAt()
  await log.openWindow({ id: 'w', ...window })
  see(log, { ...preflight, url: window.path })
  see(log, { method: 'PUT', url: window.path })
  see(log, { method: 'PUT', url: '/orders/2' })
  see(log, { method: 'GET', url: window.path })
  see(log, { method: 'OPTIONS', url: window.path })
  see(log, { method: 'PUT', url: window.path, stage: 'other' })
  see(log, { method: 'PUT', url: window.path, headers: referer('other') })
  log.closeWindow('w')
  see(log, { method: 'PUT', url: window.path })
  expect(log.attempt('w').exchanges.map(({ method }) => method)).toEqual(['OPTIONS', 'PUT'])
})

test('lets windows for the same request follow one another, in turn', async () => {
  const log = logAt()
  expect(await log.openWindow({ id: 'w1', ...window })).toBe(true)
  const turns: string[] = []
  const second = log.openWindow({ id: 'w2', ...window }).then(() => turns.push('w2'))
  const third = log.openWindow({ id: 'w3', ...window }).then(() => turns.push('w3'))
  expect(await log.openWindow({ id: 'other', ...window, path: '/orders/9' })).toBe(true)
  log.closeWindow('w1')
  await second
  log.closeWindow('w2')
  await third
  expect(turns).toEqual(['w2', 'w3'])
})

test('lets nobody in between a window that closes and the one that waits for it', async () => {
  const windows = new AttemptWindows()
  const holder = () => windows.match({ ...window, url: window.path, requestedMethod: undefined })
  await windows.open({ id: 'w1', ...window })
  const second = windows.open({ id: 'w2', ...window })
  windows.close('w1')
  const third = windows.open({ id: 'w3', ...window })
  expect([await second, holder()]).toEqual([true, 'w2'])
  windows.close('w2')
  expect([await third, holder()]).toEqual([true, 'w3'])
})

test('passes over who has given up waiting for a window', async () => {
  const windows = new AttemptWindows()
  const leaving = new AbortController()
  await windows.open({ id: 'w1', ...window })
  const gone = windows.open({ id: 'w2', ...window }, leaving.signal)
  const next = windows.open({ id: 'w3', ...window })
  leaving.abort()
  windows.close('w1')
  expect([await gone, await next]).toEqual([false, true])
  expect(windows.match({ ...window, url: window.path, requestedMethod: undefined })).toBe('w3')
})

test('opens a window again at once for the attempt that holds it', async () => {
  const windows = new AttemptWindows(0)
  expect(await windows.open({ id: 'w1', ...window })).toBe(true)
  expect(await windows.open({ id: 'w1', ...window })).toBe(true)
  expect(await windows.open({ id: 'w1', ...window, path: '/other' })).toBe(true)
  expect(windows.match({ ...window, url: window.path, requestedMethod: undefined })).toBeNull()
})

test('gives up waiting for a window after 10 s, and closes one by itself after 15 s', async () => {
  vi.useFakeTimers()
  try {
    const windows = new AttemptWindows()
    expect(await windows.open({ id: 'w1', ...window })).toBe(true)
    const waiting = windows.open({ id: 'w2', ...window })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await waiting).toBe(false)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(windows.match({ ...window, url: window.path, requestedMethod: undefined })).toBeNull()
    expect(await windows.open({ id: 'w3', ...window })).toBe(true)
  } finally {
    vi.useRealTimers()
  }
})

test('loses the exchanges of an attempt on two stages as each stage loses them', () => {
  const log = logAt({ maxExchanges: 4 })
  see(log, { stage: 'one', headers: referer('a'), url: '/1' })
  see(log, { stage: 'two', headers: referer('a'), url: '/2' })
  see(log, { stage: 'two', headers: referer('a'), url: '/3' })
  see(log, { stage: 'two', headers: referer('b'), url: '/4' })
  see(log, { stage: 'two', headers: referer('b'), url: '/5' })
  expect(urlsOf(log, 'a')).toEqual(['/1', '/3'])
})
