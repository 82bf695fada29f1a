import type { RequestListener } from 'node:http'
import { expect, test } from 'vitest'
import { until } from '../../test-support/until.test-support.ts'
import { client, exchange, proxyBefore, proxyBeforeRaw } from './wire.test-support.ts'

const cache = { path: '/catalogue', maxEntries: 10, maxBytes: 10_000 }

/** A proxy with a cache, and the requests that got as far as the backend. */
async function cachedBefore(answer: RequestListener) {
  const seen: string[] = []
  const port = await proxyBefore(
    (request, response) => {
      seen.push(`${request.method} ${request.url}`)
      response.setHeader('Cache-Control', 'max-age=60')
      answer(request, response)
    },
    { cache },
  )
  const get = (path = '/catalogue', more = '') =>
    exchange(
      port,
      `GET ${path} HTTP/1.1\r\nHost: a\r\n${more}Connection: close\r\n\r\n`,
      /\r\n\r\n.*(\n|\])$/s,
    )
  return { port, seen, get }
}

const headersOf = (answer: string) => answer.slice(0, answer.indexOf('\r\n\r\n')).split('\r\n')
const bodyOf = (answer: string) => answer.slice(answer.indexOf('\r\n\r\n') + 4)

test('answers with the bytes, the header lines and the reason phrase of the backend, and with Age', async () => {
  const body = '[\u00fc]'
  const { seen, get } = await cachedBefore((_, response) => {
    const lines = [
      'X-B',
      '1',
      'x-a',
      'caf\u00e9',
      'X-B',
      '2',
      'Age',
      '7',
      'Connection',
      'x-hop',
      'X-Hop',
      '3',
    ]
    response.writeHead(200, 'Rather good', [...lines, 'Content-Length', '3']).end(body, 'latin1')
  })
  const first = await get()
  const second = await get()
  expect(seen).toEqual(['GET /catalogue'])
  expect(bodyOf(second)).toBe(body)
  const ages = headersOf(second).filter((line) => line.startsWith('Age: '))
  expect(ages).toHaveLength(1)
  expect(Number(ages[0]?.slice(5))).toBeGreaterThanOrEqual(7)
  const withoutAge = (answer: string) => headersOf(answer).filter((line) => !line.startsWith('Age: '))
  expect(withoutAge(second).toSorted()).toEqual(withoutAge(first).toSorted())
})

test('keeps a body of unknown length, and none that is longer than the cache', async () => {
  const { seen, get } = await cachedBefore((request, response) => {
    response.write('[')
    response.end(request.url === '/catalogue' ? 'x]' : `${'x'.repeat(20_000)}]`)
  })
  for (const path of ['/catalogue', '/catalogue?long']) {
    const answers = [await get(path), await get(path)].map((answer) => bodyOf(answer).match(/x+/)?.[0])
    expect(answers[0]).toBe(answers[1])
  }
  expect(seen).toEqual(['GET /catalogue', 'GET /catalogue?long', 'GET /catalogue?long'])
})

test('keeps no body that breaks off', async () => {
  let asked = 0
  const head = 'HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nContent-Length: 4\r\n\r\n'
  const port = await proxyBeforeRaw(
    (socket) =>
      socket.on('data', () => {
        asked += 1
        socket.end(`${head}${asked === 1 ? '[x' : '[yy]'}`)
      }),
    { cache },
  )
  const ask = 'GET /catalogue HTTP/1.1\r\nHost: a\r\n\r\n'
  const { answer, send } = client(port)
  send(ask)
  await until(() => answer.isClosed)
  expect(await exchange(port, ask, /\]$/)).toContain('[yy]')
  expect(asked).toBe(2)
})

test('counts how old a response was when it came, by its Date too', async () => {
  const madeAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000).toUTCString()
  const { seen, get } = await cachedBefore((request, response) => {
    response.setHeader('Date', madeAgo(request.url === '/catalogue' ? 30 : 61)).end('[]')
  })
  await get()
  const [, age] = /^Age: (\d+)\r$/m.exec(await get()) ?? []
  expect(Number(age)).toBeGreaterThanOrEqual(30)
  await get('/catalogue?stale')
  await get('/catalogue?stale')
  expect(seen).toHaveLength(3)
})

test.each([
  'If-None-Match: "1"',
  'If-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT',
  'Range: bytes=0-1',
  'Content-Length: 0',
])('asks the backend for what is not the plain whole response: %s', async (line) => {
  const { seen, get } = await cachedBefore((_, response) => response.end('[]'))
  await get()
  await get('/catalogue', `${line}\r\n`)
  expect(seen).toHaveLength(2)
})

test('keeps nothing of another path, however close', async () => {
  const { seen, get } = await cachedBefore((_, response) => response.end('[]'))
  const paths = ['/catalogue/', '/catalogues', '/Catalogue', '//catalogue', '/']
  for (const path of paths) {
    await get(path)
    await get(path)
  }
  expect(seen).toHaveLength(paths.length * 2)
})

test('forgets what an unsafe request has changed, and not what one was refused', async () => {
  const { port, seen, get } = await cachedBefore((request, response) => {
    response.writeHead(request.headers['x-refuse'] === undefined ? 200 : 403).end('[]')
  })
  const post = (more: string) =>
    exchange(port, `POST /catalogue HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n${more}\r\n`, /\]/)
  await get()
  await post('X-Refuse: 1\r\n')
  await get()
  await post('')
  await get()
  expect(seen.map((each) => each.split(' ')[0])).toEqual(['GET', 'POST', 'POST', 'GET'])
})

test('names in Vary what no message has by itself, and is not confused by it', async () => {
  const { seen, get } = await cachedBefore((_, response) => {
    response.setHeader('Vary', '__proto__, , constructor').end('[]')
  })
  await get()
  await get()
  expect(seen).toHaveLength(1)
})
