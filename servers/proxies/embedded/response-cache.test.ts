import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ResponseCache, type HeaderOf, type Keeping, type KeptResponse } from './response-cache.ts'

const responseOf = (text: string): KeptResponse => ({
  statusText: 'OK',
  headers: ['Content-Type', 'text/plain'],
  body: Buffer.from(text),
})

const asking =
  (headers: Readonly<Record<string, string>> = {}): HeaderOf =>
  (name) =>
    headers[name] ?? null

const keeping = (part: Partial<Keeping> = {}): Keeping => ({
  varyNames: [],
  ageMs: 0,
  freshForMs: 60_000,
  nowMs: 0,
  ...part,
})

const roomy = { maxEntries: 100, maxBytes: 1_000_000 }
const textIn = (cache: ResponseCache, url: string, headers: Readonly<Record<string, string>> = {}, at = 0) =>
  cache.find(url, asking(headers), at)?.response.body.toString()

test('finds a response by its whole URL until it is no longer fresh, and says how old it is', () => {
  const cache = new ResponseCache(roomy)
  cache.keep('/a?b', asking(), responseOf('one'), keeping({ ageMs: 1_500, nowMs: 1_000 }))
  expect(cache.find('/a?b', asking(), 1_400)).toMatchObject({ ageSeconds: 1 })
  expect(cache.find('/a?b', asking(), 59_499)).toMatchObject({ ageSeconds: 59 })
  for (const url of ['/a', '/a?', '/a?B', '/a?b#']) expect(textIn(cache, url, {}, 2_000)).toBeUndefined()
  expect(cache.find('/a?b', asking(), 59_500)).toBeNull()
})

test('keeps nothing that was stale when it came', () => {
  const cache = new ResponseCache(roomy)
  cache.keep('/a', asking(), responseOf('one'), keeping({ ageMs: 60_000 }))
  expect(textIn(cache, '/a')).toBeUndefined()
})

test('tells variants apart by the headers that Vary names, a missing one from an empty one', () => {
  const cache = new ResponseCache(roomy)
  const varyNames = ['origin', 'accept']
  const variants = [{ origin: 'a' }, { origin: 'b' }, {}, { origin: '' }, { origin: 'a', accept: 'x' }]
  for (const [index, variant] of variants.entries()) {
    cache.keep('/a', asking(variant), responseOf(String(index)), keeping({ varyNames }))
  }
  for (const [index, variant] of variants.entries()) {
    expect(textIn(cache, '/a', { ...variant, 'x-other': 'y' })).toBe(String(index))
  }
  expect(textIn(cache, '/a', { origin: 'c' })).toBeUndefined()
})

test('answers with the newest of several that fit, and puts a new one in the place of those it replaces', () => {
  const cache = new ResponseCache(roomy)
  const varyNames = ['origin']
  cache.keep('/a', asking({ origin: 'a' }), responseOf('for a'), keeping({ varyNames }))
  cache.keep('/a', asking({ origin: 'b' }), responseOf('for all'), keeping({ nowMs: 1 }))
  expect(textIn(cache, '/a', { origin: 'a' }, 2)).toBe('for all')
  cache.keep('/a', asking({ origin: 'a' }), responseOf('for a again'), keeping({ varyNames, nowMs: 2 }))
  expect(textIn(cache, '/a', { origin: 'a' }, 3)).toBe('for a again')
  expect(textIn(cache, '/a', { origin: 'b' }, 3)).toBeUndefined()
})

test('lets the one go that was not used for the longest time', () => {
  const cache = new ResponseCache({ maxEntries: 2, maxBytes: 1_000 })
  for (const url of ['/a', '/b']) cache.keep(url, asking(), responseOf(url), keeping())
  expect(textIn(cache, '/a')).toBe('/a')
  cache.keep('/c', asking(), responseOf('/c'), keeping())
  expect(['/a', '/b', '/c'].map((url) => textIn(cache, url))).toEqual(['/a', undefined, '/c'])
})

test('forgets all variants of a URL and of no other', () => {
  const cache = new ResponseCache(roomy)
  for (const origin of ['a', 'b']) {
    cache.keep('/a', asking({ origin }), responseOf(origin), keeping({ varyNames: ['origin'] }))
  }
  cache.keep('/b', asking(), responseOf('b'), keeping())
  cache.forget('/a')
  expect([textIn(cache, '/a', { origin: 'a' }), textIn(cache, '/a', { origin: 'b' })]).toEqual([
    undefined,
    undefined,
  ])
  expect(textIn(cache, '/b')).toBe('b')
})

test('holds no more entries and bytes than it may, whatever is kept, and hands out nothing else than what was kept', () => {
  const step = fc.record({
    url: fc.constantFrom('/a', '/b', '/c', '/d'),
    origin: fc.constantFrom('a', 'b', 'c'),
    varies: fc.boolean(),
    size: fc.nat(120),
    freshForMs: fc.nat(20),
    waitMs: fc.nat(5),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const cache = new ResponseCache({ maxEntries: 3, maxBytes: 300 })
      const all = steps.flatMap(({ url }) => ['a', 'b', 'c'].map((origin) => ({ url, origin })))
      let nowMs = 0
      for (const { url, origin, varies, size, freshForMs, waitMs } of steps) {
        nowMs += waitMs
        const response = responseOf(`${url} ${varies ? origin : '*'} `.padEnd(size, 'x'))
        const varyNames = varies ? ['origin'] : []
        cache.keep(url, asking({ origin }), response, keeping({ varyNames, freshForMs, nowMs }))
        const bodies = new Set<Buffer>()
        for (const each of all) {
          const body = cache.find(each.url, asking({ origin: each.origin }), nowMs)?.response.body
          if (body === undefined) continue
          bodies.add(body)
          expect(body.toString().split(' ').slice(0, 2)).toEqual([
            each.url,
            expect.stringMatching(new RegExp(`^(\\*|${each.origin})$`)),
          ])
        }
        expect(bodies.size).toBeLessThanOrEqual(3)
        expect([...bodies].reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(300)
      }
    }),
  )
})
