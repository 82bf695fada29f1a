import { expect, test } from 'vitest'
import { isForbiddenMethod, isForbiddenRequestHeader } from './forbidden-request-header.ts'

const headers: readonly (readonly [name: string, value: string, isForbidden: boolean])[] = [
  ['Cookie', 'a=b', true],
  ['hOsT', 'example', true],
  ['Origin', 'null', true],
  ['Sec-Anything', '', true],
  ['proxy-authorization', 'Basic x', true],
  ['X-HTTP-Method-Override', 'TRACE', true],
  ['x-method-override', 'GET, track', true],
  ['x-http-method', 'DELETE', false],
  ['Authorization', 'Bearer demo', false],
  ['User-Agent', 'mine', false],
  ['Section', '1', false],
  ['Cookies', 'a=b', false],
]

test.each(headers)('%s: %s is forbidden: %s', (name, value, isForbidden) => {
  expect(isForbiddenRequestHeader(name, value)).toBe(isForbidden)
})

test('three methods are forbidden in any case', () => {
  expect(['CONNECT', 'trace', 'Track', 'GET', 'TRACED'].map(isForbiddenMethod)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})
