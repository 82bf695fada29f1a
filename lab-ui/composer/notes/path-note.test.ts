import { expect, test } from 'vitest'
import { longestCachedUrl } from '../../../scenarios/fetch-standard/cache/chromium-cache-limits.ts'
import { laneUrl } from '../../../scenarios/setup/request/lane-url.ts'
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
  [`/${'a'.repeat(900)}`, null],
  [`/${'a'.repeat(1_900)}`, 'too long for the preflight cache'],
  [`/${'a'.repeat(2_000)}`, 'too long for the preflight cache'],
]

test.each(notes)('of %s it says %s', (path, short) => {
  expect(pathNote({ origin, path })?.short ?? null).toBe(short)
})

test('tells the whole of what is sent', () => {
  expect(pathNote({ origin, path: 'a b' })?.whole).toBe('The browser makes a URL of it: /a%20b is sent.')
})

test.each(['http://localhost:4100', 'http://app.lab.localhost:4100'])(
  'sent from %s, a URL is too long for the preflight cache from the first character that Chromium does not cache',
  (origin) => {
    const lengthOf = (path: string) =>
      laneUrl('http://localhost:4101', { origin, path }, '')?.href.length ?? 0
    const longest = '/'.padEnd(longestCachedUrl - lengthOf('/') + 1, 'a')
    expect(lengthOf(longest)).toBe(longestCachedUrl)
    expect(pathNote({ origin, path: longest })).toBeNull()
    expect(pathNote({ origin, path: `${longest}a` })).toEqual({
      short: 'too long for the preflight cache',
      whole: 'The URL has 1,024 characters or more: Chromium keeps no preflight of it.',
    })
  },
)
