import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cacheDirectives, freshForSeconds } from './cache-control.ts'

type Headers = Readonly<Record<string, string | readonly string[]>>

const secondsOf = (headers: Headers, wasAuthorized = false, status = 200) =>
  freshForSeconds({ status, wasAuthorized, valuesOf: (name) => [headers[name] ?? []].flat() })

test.each<readonly [Headers | string, number]>([
  ['max-age=60', 60],
  ['Public, MAX-AGE=60', 60],
  ['max-age="60"', 60],
  ['max-age=60, s-maxage=5', 5],
  ['s-maxage=0, max-age=60', 0],
  ['s-maxage=soon, max-age=60', 0],
  ['max-age=60, max-age=5', 60],
  ['max-age=-1', 0],
  ['max-age=1.5', 0],
  ['max-age', 0],
  [`max-age=${'9'.repeat(40)}`, 2 ** 31],
  ['public', 0],
  ['no-store, max-age=60', 0],
  ['private, max-age=60', 0],
  ['private="set-cookie, x-a", max-age=60', 0],
  ['no-cache, max-age=60', 0],
  ['no-cache="x-a", max-age=60', 0],
  ['x="no-store, private", max-age=60', 60],
  ['no-storage, max-age=60', 60],
  ['must-revalidate, max-age=60', 60],
  [{}, 0],
  [{ 'cache-control': ['max-age=60', 'no-store'] }, 0],
  [{ expires: 'Thu, 01 Jan 2099 00:00:00 GMT' }, 0],
  [{ 'cache-control': 'max-age=60', 'set-cookie': 'a=b' }, 0],
  [{ 'cache-control': 'max-age=60', vary: ['Origin', '*'] }, 0],
  [{ 'cache-control': 'max-age=60', vary: 'Origin' }, 60],
])('may use %j for %i s', (headers, seconds) => {
  expect(secondsOf(typeof headers === 'string' ? { 'cache-control': headers } : headers)).toBe(seconds)
})

test.each([
  ['max-age=60', 0],
  ['public, max-age=60', 60],
  ['s-maxage=60', 60],
  ['must-revalidate, max-age=60', 60],
  ['private, s-maxage=60', 0],
])('may use what was asked for with Authorization and says %s for %i s', (value, seconds) => {
  expect(secondsOf({ 'cache-control': value }, true)).toBe(seconds)
})

test.each([201, 204, 206, 301, 304, 404, 500])('keeps no %i', (status) => {
  expect(secondsOf({ 'cache-control': 'public, max-age=60' }, false, status)).toBe(0)
})

test('reads whatever a header holds, and finds in a list what was put into it', () => {
  const name = fc.stringMatching(/^[a-z][a-z-]{0,8}$/)
  fc.assert(
    fc.property(fc.dictionary(name, fc.string()), fc.string(), (put, anything) => {
      cacheDirectives([anything])
      const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, '')}"`
      const entries = Object.entries(put).map(([key, text]) => [key, quoted(text)] as const)
      const read = cacheDirectives(entries.map((both) => both.join('=')))
      expect([...read]).toEqual(entries.map(([key, text]) => [key, text.slice(1, -1)]))
    }),
  )
})
