import { expect, test } from 'vitest'
import { sendsCookies } from './sends-cookies.ts'

/** As measured on the bench at localhost, with cookies that the lane's host had set in a tab of its own. */
test.each([
  ['http://localhost:4100', 'localhost', true, true],
  ['http://localhost:4190', 'localhost', true, true],
  ['http://127.0.0.1:4100', 'localhost', false, true],
  ['http://evil.localhost:4100', 'localhost', false, true],
  ['null', 'localhost', false, true],
  ['http://app.lab.localhost:4100', 'api.lab.localhost', false, true],
])(
  'from %s in a tab at localhost, cookies of %s go along: %s, in WebKitGTK %s',
  (page, lane, others, webkit) => {
    const of = { page, lane, top: 'localhost' }
    expect(sendsCookies('chromium', of)).toBe(others)
    expect(sendsCookies('firefox', of)).toBe(others)
    expect(sendsCookies(null, of)).toBe(others)
    expect(sendsCookies('webkit', of)).toBe(webkit)
  },
)

test('in a tab of its own, a page of the same site sends them in every browser', () => {
  const of = { page: 'http://app.lab.localhost:4100', lane: 'api.lab.localhost', top: 'app.lab.localhost' }
  for (const browser of ['chromium', 'firefox', 'webkit', null] as const)
    expect(sendsCookies(browser, of)).toBe(true)
})

test('in WebKitGTK a host above that of the page in the tab is another site', () => {
  const of = { page: 'http://evil.localhost:4100', lane: 'localhost', top: 'evil.localhost' }
  expect(sendsCookies('webkit', of)).toBe(false)
  expect(sendsCookies('webkit', { ...of, top: '127.0.0.1' })).toBe(false)
})
