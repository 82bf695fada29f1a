import fc from 'fast-check'
import { expect, test } from 'vitest'
import { growthOf, maxGrowth } from '../test-support/growth.test-support.ts'
import { conversations, type Conversation } from './conversations.ts'
import { ExchangePairing } from './exchange-pairing.ts'
import type { WireExchange } from './wire-exchange.ts'

const runs = process.env['SOAK'] ? 20_000 : 1_000

/** Feeds both directions in the given pieces, the client's first, and returns what was told of. */
function witnessed(client: readonly Buffer[], server: readonly Buffer[], serverEnds = false): WireExchange[] {
  const exchanges: WireExchange[] = []
  const told = new Set<WireExchange>()
  const pairing = new ExchangePairing({
    opened(exchange) {
      exchanges.push(exchange)
      told.add(exchange)
    },
    changed(exchange) {
      if (!told.has(exchange)) throw new Error('An exchange changed that was never opened.')
    },
  })
  for (const chunk of client) pairing.readRequests(chunk)
  for (const chunk of server) pairing.readResponses(chunk)
  if (serverEnds) pairing.responsesEnded()
  return exchanges
}

const bytes = (text: string) => Buffer.from(text, 'latin1')
const piecesOf = (text: string, ...cuts: readonly number[]) => {
  const whole = bytes(text)
  return [0, ...cuts].map((cut, index) => whole.subarray(cut, cuts[index]))
}

function expectConversation({ exchanges }: Conversation, seen: readonly WireExchange[]): void {
  expect(seen).toHaveLength(exchanges.length)
  for (const [index, expected] of exchanges.entries()) {
    const { isComplete, error, interim, ...same } = expected
    const exchange = seen[index]!
    expect(exchange).toMatchObject(same)
    expect(exchange.durationMs !== null).toBe(isComplete)
    if (error === null) expect(exchange.error).toBeNull()
    else if (error !== undefined) expect(exchange.error).toContain(error)
    if (interim !== undefined) expect(exchange.interim.map(({ status }) => status)).toEqual(interim)
  }
}

/** Long ones are cut where it matters: around every line end. */
function cutsOf(text: string): number[] {
  if (text.length < 2_000) return Array.from({ length: text.length }, (_, index) => index)
  return [...text.matchAll(/[\r\n]/g)].flatMap(({ index }) => [index - 1, index, index + 1])
}

test.each(conversations)('frames $name', (conversation) => {
  const { client, server, serverEnds } = conversation
  expectConversation(conversation, witnessed([bytes(client)], [bytes(server)], serverEnds))
})

test.each(conversations)('frames it the same when it is split at any byte: $name', (conversation) => {
  const { client, server, serverEnds } = conversation
  for (const cut of cutsOf(client)) {
    expectConversation(conversation, witnessed(piecesOf(client, cut), [bytes(server)], serverEnds))
  }
  for (const cut of cutsOf(server)) {
    expectConversation(conversation, witnessed([bytes(client)], piecesOf(server, cut), serverEnds))
  }
})

test.each(conversations)('frames it the same when each byte comes alone: $name', (conversation) => {
  const { client, server, serverEnds } = conversation
  const single = (text: string) => Array.from(bytes(text), (byte) => Buffer.from([byte]))
  expectConversation(conversation, witnessed(single(client), single(server), serverEnds))
})

test('gives the first 200 bytes, and no more, of what it cannot frame', () => {
  const [exchange] = witnessed([bytes(`${'?'.repeat(1_000)}\r\n\r\n`)], [])
  expect(exchange?.error).toContain(`"${'?'.repeat(200)}"`)
  expect(exchange?.error).not.toContain('?'.repeat(201))
})

test('refuses a head without an end once it is larger than 256 kB', () => {
  const pieces = Array.from({ length: 300 }, () => bytes(`X: ${'y'.repeat(1_000)}\r\n`))
  const [exchange] = witnessed([bytes('GET / HTTP/1.1\r\n'), ...pieces], [])
  expect(exchange?.error).toContain('larger than 262144 bytes')
})

test('shows the first 200 bytes of what it cannot frame, however few of them come at a time', () => {
  const text = `POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n${'z'.repeat(300)}`
  const [exchange] = witnessed(
    Array.from(bytes(text), (byte) => Buffer.from([byte])),
    [],
  )
  expect(exchange?.error).toBe(`The Content-Length is "-1". It reads: ${JSON.stringify(text.slice(0, 200))}`)
})

test('leaves the response of a request to it when an unasked interim response came before', () => {
  const exchanges: WireExchange[] = []
  const pairing = new ExchangePairing({ opened: (each) => void exchanges.push(each), changed: () => {} })
  pairing.readResponses(bytes('HTTP/1.1 100 Continue\r\n\r\n'))
  pairing.readRequests(bytes('GET /asked HTTP/1.1\r\n\r\n'))
  pairing.readResponses(bytes('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'))
  expect(exchanges.map(({ url, status, error }) => [url, status, error === null])).toEqual([
    ['', null, false],
    ['/asked', 200, true],
  ])
})

test('takes a head that is completed after its answer for the same exchange', () => {
  const exchanges: WireExchange[] = []
  const pairing = new ExchangePairing({ opened: (each) => void exchanges.push(each), changed: () => {} })
  pairing.readRequests(bytes('GET /long HTTP/1.1\r\nX: 1'))
  pairing.readResponses(bytes('HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n'))
  pairing.readRequests(bytes('2\r\n\r\n'))
  pairing.responsesEnded()
  expect(exchanges).toHaveLength(1)
  expect(exchanges[0]).toMatchObject({ url: '/long', requestHeaders: [['X', '12']], status: 408 })
})

test('numbers the requests of a connection, as the log of a server does', () => {
  const exchanges = witnessed(
    [bytes('GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n')],
    [bytes('HTTP/1.1 204 N\r\n\r\nHTTP/1.1 204 N\r\n\r\nHTTP/1.1 204 N\r\n\r\n')],
  )
  expect(exchanges.map(({ ordinal }) => ordinal)).toEqual([1, 2, 0])
})

test('keeps at most 100 interim responses of a request', () => {
  const [exchange] = witnessed(
    [bytes('GET / HTTP/1.1\r\n\r\n')],
    [bytes('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(5_000))],
  )
  expect(exchange?.interim).toHaveLength(100)
})

const get = 'GET / HTTP/1.1\r\n\r\n'
/** For a number of repetitions, what the client and the server send. */
type Flood = (times: number) => readonly [client: string, server: string]
const floods: readonly (readonly [name: string, small: number, flood: Flood])[] = [
  ['empty lines before a request', 100_000, (times) => [`${'\n'.repeat(times)}${get}`, '']],
  ['heads ended by LF alone', 6_000, (times) => [`${'GET / HTTP/1.1\n\n'.repeat(times)}${get}`, '']],
  ['pipelined requests', 6_000, (times) => [get.repeat(times), 'HTTP/1.1 204 N\r\n\r\n'.repeat(times)]],
]

test.each(floods)('reads a flood of %s in time that grows with its size', (_, small, flood) => {
  const prepare = (times: number) => {
    const [client, server] = flood(times).map(bytes)
    return () => void witnessed([client!], [server!])
  }
  expect(growthOf(prepare, small)).toBeLessThan(maxGrowth)
})

/** Random right messages, by their parts. */
const token = fc.stringMatching(/^[A-Za-z!#$%&'*+.^_`|~-]{1,12}$/)
const value = fc.stringMatching(/^[\u0021-\u007e\u0080-\u00ff]{0,20}$/)
const body = fc.string({
  unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 60,
})
const field = fc
  .tuple(token, value)
  .filter(([name]) => !['content-length', 'transfer-encoding', 'upgrade'].includes(name.toLowerCase()))
const chunked = (text: string, size: number) => {
  const chunks: string[] = []
  for (let at = 0; at < text.length; at += size) {
    const chunk = text.slice(at, at + size)
    chunks.push(`${chunk.length.toString(16)}\r\n${chunk}\r\n`)
  }
  return `${chunks.join('')}0\r\n\r\n`
}
const message = (startLine: fc.Arbitrary<string>) =>
  fc
    .record({
      startLine,
      fields: fc.array(field, { maxLength: 5 }),
      body,
      chunkSize: fc.integer({ min: 0, max: 9 }),
    })
    .map(({ startLine: line, fields, body: text, chunkSize }) => ({
      fields,
      line,
      bytes: `${line}\r\n${fields.map(([name, of]) => `${name}: ${of}\r\n`).join('')}${
        chunkSize === 0
          ? `Content-Length: ${text.length}\r\n\r\n${text}`
          : `Transfer-Encoding: chunked\r\n\r\n${chunked(text, chunkSize)}`
      }`,
    }))
const request = message(
  token.filter((method) => !['HEAD', 'CONNECT'].includes(method)).map((method) => `${method} /p HTTP/1.1`),
)
const response = message(
  fc
    .integer({ min: 200, max: 303 })
    .filter((status) => status !== 204)
    .map((status) => `HTTP/1.1 ${status} R`),
)
const exchanges = fc.array(fc.tuple(request, response), { minLength: 1, maxLength: 5 })
const cuts = fc.array(fc.nat(2_000), { maxLength: 12 })
const cutAt = (text: string, at: readonly number[]) =>
  piecesOf(text, ...[...new Set(at)].filter((cut) => cut < text.length).toSorted((a, b) => a - b))

test('frames any sequence of right messages, split anywhere', () => {
  fc.assert(
    fc.property(exchanges, cuts, cuts, (all, clientCuts, serverCuts) => {
      const client = all.map(([{ bytes: of }]) => of).join('')
      const server = all.map(([, { bytes: of }]) => of).join('')
      const seen = witnessed(cutAt(client, clientCuts), cutAt(server, serverCuts))
      expect(seen.map(({ method, status, error }) => [method, status, error])).toEqual(
        all.map(([asked, answered]) => [asked.line.split(' ')[0], Number(answered.line.split(' ')[1]), null]),
      )
      for (const [index, [asked, answered]] of all.entries()) {
        expect(seen[index]!.requestHeaders.slice(0, -1)).toEqual(asked.fields)
        expect(seen[index]!.responseHeaders.slice(0, -1)).toEqual(answered.fields)
        expect(seen[index]!.durationMs).not.toBeNull()
      }
    }),
    { numRuns: runs },
  )
})

test('neither throws nor loses count for any bytes, however they are split', () => {
  const fragment = fc.oneof(
    body,
    fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      ' ',
      ':',
      'GET / HTTP/1.1\r\n',
      'HTTP/1.1 200 OK\r\n',
      '\r\n\r\n',
      '0\r\n\r\n',
    ),
    fc.constantFrom(
      'Content-Length: 3\r\n',
      'Transfer-Encoding: chunked\r\n',
      'Content-Length: x\r\n',
      'HTTP/1.1 101 S\r\n\r\n',
    ),
  )
  const stream = fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(stream, stream, cuts, cuts, (client, server, clientCuts, serverCuts) => {
      const once = witnessed([bytes(client)], [bytes(server)], true)
      const cut = witnessed(cutAt(client, clientCuts), cutAt(server, serverCuts), true)
      const summary = (seen: readonly WireExchange[]) =>
        seen.map(({ method, url, requestHeaders, status, responseHeaders, durationMs, error }) => ({
          method,
          url,
          requestHeaders,
          status,
          responseHeaders,
          isComplete: durationMs !== null,
          error,
        }))
      expect(summary(cut)).toEqual(summary(once))
    }),
    {
      numRuns: runs * 3,
      examples: [['', 'HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nmore', [], [38]]],
    },
  )
})
