import { expect, test } from 'vitest'
import { cookieNote } from './cookie-note.ts'

const noteFrom = (origin: string) => cookieNote({ origin, credentials: 'include' })

test.each([
  ['http://localhost:4100', 'cookies go along', /^localhost and localhost are one site, localhost:/],
  ['http://localhost:4190', 'cookies go along', /one site/],
  [
    'http://app.lab.localhost:4100',
    'cookies go along',
    /^app\.lab\.localhost and api\.lab\.localhost are one site, lab\.localhost:/,
  ],
  ['http://127.0.0.1:4100', 'no cookies: another site', /^127\.0\.0\.1 is another site than localhost:/],
  ['http://evil.localhost:4100', 'no cookies: another site', /third parties\.$/],
  ['null', 'no cookies', /opaque origin/],
])('from %s: %s', (origin, short, whole) => {
  expect(noteFrom(origin)?.short).toBe(short)
  expect(noteFrom(origin)?.whole).toMatch(whole)
})

test('a request that asks for no cookies needs no word about them', () => {
  expect(cookieNote({ origin: 'null', credentials: 'omit' })).toBeNull()
  expect(cookieNote({ origin: 'null', credentials: 'same-origin' })).toBeNull()
})
