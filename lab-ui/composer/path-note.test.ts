import { expect, test } from 'vitest'
import { pathNote } from './path-note.ts'

const origin = 'http://localhost:4100'
const notes: readonly (readonly [path: string, short: string | null])[] = [
  ['/orders/17', null],
  ['/orders?a=b&c=%20', null],
  ['/orders?', null],
  ['//orders', null],
  ['orders', 'sent as /orders'],
  ['/café', 'sent as /caf%C3%A9'],
  ['/a/../b c', 'sent as /b%20c'],
  ['', 'sent as /'],
  ['/orders#top', 'not sent: #top'],
  [`/${'a'.repeat(1_900)}`, null],
  [`/${'a'.repeat(2_000)}`, 'too long for the preflight cache'],
]

test.each(notes)('of %s it says %s', (path, short) => {
  expect(pathNote({ origin, path })?.short ?? null).toBe(short)
})

test('tells the whole of what is sent', () => {
  expect(pathNote({ origin, path: 'a b' })?.whole).toBe('The browser makes a URL of it: /a%20b is sent.')
})
