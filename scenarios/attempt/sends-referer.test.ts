import { expect, test } from 'vitest'
import { sendsReferer } from './sends-referer.ts'

const cases: readonly (readonly [page: string, lane: string, chromium: boolean, others: boolean])[] = [
  ['http://localhost:4100', 'http://localhost:4101', true, true],
  ['http://localhost:4190', 'http://localhost:4101', true, true],
  ['http://app.lab.localhost:4100', 'http://api.lab.localhost:4101', true, true],
  ['http://127.0.0.1:4100', 'http://localhost:4101', true, false],
  ['http://evil.localhost:4100', 'http://localhost:4101', true, false],
  ['null', 'http://localhost:4101', false, false],
]

test.each(cases)(
  'from %s to %s the id is sent: %s by Chromium, %s by others',
  (page, lane, chromium, others) => {
    expect(sendsReferer(page, new URL(lane), true)).toBe(chromium)
    expect(sendsReferer(page, new URL(lane), false)).toBe(others)
  },
)
