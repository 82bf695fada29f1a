import { expect, test } from 'vitest'
import { headerNote } from './header-note.ts'

const sent: readonly (readonly [name: string, value: string])[] = [
  ['', ''],
  ['x-trace', '7f3a'],
  ['x-trace', ''],
  ['x-trace', '\n 7f3a \r\n'],
  ['x-trace', 'é\u0001'],
  ['authorization', 'Bearer demo'],
  ['x-http-method-override', 'DELETE'],
]

test.each(sent)('says nothing of %j: %j, which is sent', (name, value) => {
  expect(headerNote(name, value, 'cors')).toBeNull()
})

const refused: readonly (readonly [name: string, value: string, says: string])[] = [
  ['x trace', '1', '"x trace" is not a header name'],
  ['naïve', '1', '"naïve" is not a header name'],
  ['x-trace:', '1', '"x-trace:" is not a header name'],
  ['x-trace', 'one\ntwo', 'no line break'],
  ['x-trace', 'one\0', 'no NUL'],
  ['x-trace', 'three 😀', 'which has no "😀"'],
]

test.each(refused)('says that %j: %j makes the browser refuse the request', (name, value, says) => {
  expect(headerNote(name, value, 'cors')).toMatch(/^The browser will refuse the request: /)
  expect(headerNote(name, value, 'cors')).toContain(says)
})

const leftOut: readonly (readonly [name: string, value: string, says: string])[] = [
  ['Cookie', 'a=b', 'cookies are its own'],
  ['origin', 'http://a', 'Choose another page origin'],
  ['Sec-Fetch-Site', 'none', 'Sec-Fetch-Site is its own to set'],
  ['x-http-method-override', 'TRACE', 'x-http-method-override is its own'],
]

test.each(leftOut)('says that the browser leaves out %s: %s', (name, value, says) => {
  expect(headerNote(name, value, 'cors')).toMatch(/^The browser will leave it out: /)
  expect(headerNote(name, value, 'cors')).toContain(says)
})

test('says that a header without a name is not sent', () => {
  expect(headerNote('', '1', 'cors')).toBe('Without a name it is not sent.')
})

test('says what Chromium does to a User-Agent', () => {
  expect(headerNote('User-Agent', 'mine', 'cors')).toContain('Chromium')
})

test('says what mode no-cors leaves out', () => {
  expect(headerNote('x-trace', '1', 'no-cors')).toContain('in mode no-cors only safelisted headers')
  expect(headerNote('range', 'bytes=0-1', 'no-cors')).not.toBeNull()
  expect(headerNote('content-type', 'application/json', 'no-cors')).not.toBeNull()
  expect(headerNote('content-type', 'Text/Plain; charset=utf-8', 'no-cors')).toBeNull()
  expect(headerNote('accept-language', 'de', 'no-cors')).toBeNull()
})
