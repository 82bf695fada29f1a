import { expect, test } from 'vitest'
import { pageRequestOf, type ComposedRequest } from './composed-request.ts'

test('a header that is switched off or has no name is not sent, and the others keep their order', () => {
  const composed: ComposedRequest = {
    origin: 'http://localhost:4100',
    method: 'GET',
    path: '/orders',
    headers: [
      ['x-b', '1'],
      ['x-off', '2', 'off'],
      ['', 'nameless'],
      ['x-a', ''],
    ],
    credentials: 'omit',
    mode: 'cors',
    redirect: 'follow',
    cache: 'default',
    contentType: '',
    body: '',
  }
  expect(pageRequestOf(composed)).toEqual({
    ...composed,
    headers: [
      ['x-b', '1'],
      ['x-a', ''],
    ],
  })
})
