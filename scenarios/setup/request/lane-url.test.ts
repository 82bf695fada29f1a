import { expect, test } from 'vitest'
import { laneUrl } from './lane-url.ts'

const lane = 'http://localhost:4101'
const dashboard = 'http://localhost:4100'

const urls = [
  [dashboard, '/orders/17', 'http://localhost:4101/orders/17#f'],
  [dashboard, 'orders?a=b', 'http://localhost:4101/orders?a=b#f'],
  [dashboard, '/a#mine', 'http://localhost:4101/a#f'],
  [dashboard, '//other.example/a', 'http://localhost:4101//other.example/a#f'],
  [dashboard, '@other.example/a', 'http://localhost:4101/@other.example/a#f'],
  ['null', '/', 'http://localhost:4101/#f'],
  ['http://evil.localhost:4100', '/', 'http://localhost:4101/#f'],
  ['http://app.lab.localhost:4100', '/', 'http://api.lab.localhost:4101/#f'],
  ['http://admin.lab.localhost:4100', '/', 'http://api.lab.localhost:4101/#f'],
] as const

test.each(urls)('from %s the path %s is %s', (origin, path, url) => {
  expect(laneUrl(lane, { origin, path }, 'f')?.href).toBe(url)
})
