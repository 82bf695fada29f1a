import { expect, test } from 'vitest'
import type { PageRequest } from '../../../words/page-request.ts'
import { browserRequest } from './browser-request.ts'
import { request } from '../copy-input.test-data.ts'

const origin = 'http://localhost:4100'
const ofRequest = (change: Partial<PageRequest>) => browserRequest({ ...request, ...change }, origin)

test('a PUT with JSON is asked for by a preflight that names its method and its content type', () => {
  expect(ofRequest({})).toEqual({
    kind: 'sent',
    method: 'PUT',
    headers: [
      ['Origin', origin],
      ['Content-Type', 'application/json'],
    ],
    body: request.body,
    preflight: [
      ['Origin', origin],
      ['Access-Control-Request-Method', 'PUT'],
      ['Access-Control-Request-Headers', 'content-type'],
    ],
  })
})

test('a simple POST has no preflight, and a body without a content type is plain text', () => {
  expect(ofRequest({ method: 'post', contentType: '' })).toMatchObject({
    method: 'POST',
    headers: [
      ['Origin', origin],
      ['Content-Type', 'text/plain;charset=UTF-8'],
    ],
    preflight: null,
  })
})

test('a method in lower case that is none of the six stays as it is, and is asked for', () => {
  expect(ofRequest({ method: 'patch' })).toMatchObject({ method: 'patch' })
})

test('headers of one name become one field, values are trimmed, and forbidden ones are left out', () => {
  const headers = [
    ['X-A', ' 1 '],
    ['Cookie', 'a=b'],
    ['x-a', '2'],
  ] as const
  expect(ofRequest({ method: 'GET', headers })).toMatchObject({
    headers: [
      ['Origin', origin],
      ['X-A', '1, 2'],
    ],
    body: null,
  })
})

test('mode no-cors leaves out what is not safelisted, and a GET in it has no Origin', () => {
  expect(ofRequest({ method: 'GET', mode: 'no-cors', headers: [['X-A', '1']] })).toMatchObject({
    headers: [],
    preflight: null,
  })
})

test('what the cache mode adds is not asked for', () => {
  expect(ofRequest({ method: 'GET', cache: 'reload' })).toMatchObject({
    headers: [
      ['Origin', origin],
      ['Pragma', 'no-cache'],
      ['Cache-Control', 'no-cache'],
    ],
    preflight: null,
  })
})

const refused: readonly (readonly [change: Partial<PageRequest>, why: string])[] = [
  [{ method: 'G T' }, 'The method is no token.'],
  [{ method: 'trace' }, 'No page may send trace.'],
  [{ mode: 'same-origin' }, 'Mode same-origin sends nothing to another origin.'],
  [{ mode: 'no-cors' }, 'Mode no-cors sends GET, HEAD and POST alone.'],
  [{ mode: 'no-cors', method: 'GET', redirect: 'error' }, 'Mode no-cors goes with redirect follow alone.'],
  [{ headers: [['a b', '']] }, 'The name of a header is no token.'],
  [{ headers: [['a', '1\r\nb: 2']] }, 'The value of a holds a line break or NUL.'],
  [{ headers: [['a', '€']] }, 'The value of a holds a character that is no byte.'],
]

test.each(refused)('%j is never sent', (change, why) => {
  expect(ofRequest(change)).toEqual({ kind: 'not-sent', why })
})
