import { expect, test } from 'vitest'
import { sendsReferer } from './sends-referer.ts'

const top = new URL('http://localhost:4100/bench')

/** As measured in Chromium 156, Firefox ESR 153 and WebKitGTK 2.50, under a top page at localhost. */
const cases: readonly (readonly [
  page: string,
  lane: string,
  chromium: boolean,
  firefox: boolean,
  webkit: boolean,
])[] = [
  ['http://localhost:4100', 'http://localhost:4101', true, true, true],
  ['http://localhost:4190', 'http://localhost:4101', true, true, true],
  ['http://app.lab.localhost:4100', 'http://api.lab.localhost:4101', true, true, false],
  ['http://admin.lab.localhost:4100', 'http://api.lab.localhost:4101', true, true, false],
  ['http://127.0.0.1:4100', 'http://localhost:4101', true, false, true],
  ['http://evil.localhost:4100', 'http://localhost:4101', true, false, true],
  ['null', 'http://localhost:4101', false, false, false],
]

test.each(cases)(
  'from %s to %s the id is sent: %s by Chromium, %s by Firefox, %s by WebKit',
  (page, lane, chromium, firefox, webkit) => {
    const of = { page, lane: new URL(lane), top }
    expect(sendsReferer('chromium', of)).toBe(chromium)
    expect(sendsReferer('firefox', of)).toBe(firefox)
    expect(sendsReferer('webkit', of)).toBe(webkit)
  },
)

test.each(cases)(
  'from %s to %s a browser that was never measured is not trusted with the id',
  (page, lane) => {
    expect(sendsReferer(null, { page, lane: new URL(lane), top })).toBe(false)
  },
)
