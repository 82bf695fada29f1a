import { expect, test } from 'vitest'
import { profiles } from '../profiles/profiles.ts'
import {
  corsUnsafeNames as corsUnsafeNamesBy,
  isCorsSafelisted,
  isNoCorsSafelisted,
} from './safelisted-request-header.ts'

const corsUnsafeNames = (headers: Parameters<typeof corsUnsafeNamesBy>[0]) =>
  corsUnsafeNamesBy(headers, profiles.standard)

const cases: readonly (readonly [name: string, value: string, isSafe: boolean])[] = [
  ['Accept', 'text/html;q=0.9', true],
  ['accept', 'a(b)', false],
  ['accept', '\u00e9', true],
  ['accept', 'a\tb', true],
  ['accept', 'a\u0001b', false],
  ['accept', 'a\u001fb', false],
  ['accept', 'a\u007fb', false],
  ['Accept-Language', 'de, en;q=0.5', true],
  ['content-type', 'text/plain;\u0001', false],
  ['content-type', 'multipart/form-data', true],
  ['content-type', 'application/x-www-form-urlencoded', true],
  ['accept-language', 'de"', false],
  ['content-language', 'de_AT', false],
  ['Content-Type', 'text/plain', true],
  ['content-type', ' TEXT/PLAIN ;charset=utf-8', true],
  ['content-type', 'text/plain;garbage', true],
  ['content-type', 'text/plain,', false],
  ['content-type', 'text /plain', false],
  ['content-type', 'application/json', false],
  ['content-type', 'text/plain; x="y"', false],
  ['content-type', `text/plain;${'x'.repeat(118)}`, false],
  ['range', 'bytes=0-', true],
  ['range', 'bytes=5-5', true],
  ['range', 'bytes=6-5', false],
  ['range', 'bytes=-500', false],
  ['x-trace', '1', false],
  ['authorization', 'Bearer x', false],
]

test.each(cases)('%s: %s is CORS-safelisted: %s', (name, value, isSafe) => {
  expect(isCorsSafelisted([name, value])).toBe(isSafe)
})

test('a range is safelisted for CORS alone', () => {
  expect(isNoCorsSafelisted(['range', 'bytes=0-'])).toBe(false)
  expect(isNoCorsSafelisted(['accept', '*/*'])).toBe(true)
})

test('the names that a preflight asks for are those that are not safelisted, each once and in order', () => {
  expect(
    corsUnsafeNames([
      ['X-B', '1'],
      ['x-a', '1'],
      ['Accept', '*/*'],
      ['x-b', '2'],
    ]),
  ).toEqual(['x-a', 'x-b'])
})

test('over 1024 bytes of safelisted values, their names are asked for too', () => {
  const accepts = Array.from({ length: 9 }, () => ['Accept', 'a'.repeat(120)] as const)
  expect(corsUnsafeNames(accepts)).toEqual(['accept'])
  expect(corsUnsafeNames(accepts.slice(0, 8))).toEqual([])
})

test('exactly 1024 bytes of safelisted values are not too many', () => {
  const accepts = Array.from({ length: 8 }, () => ['Accept', 'a'.repeat(128)] as const)
  expect(corsUnsafeNames(accepts)).toEqual([])
  expect(corsUnsafeNames([...accepts, ['accept-language', 'a']])).toEqual(['accept', 'accept-language'])
})
