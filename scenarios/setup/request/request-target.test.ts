import { expect, test } from 'vitest'
import { requestTarget } from './request-target.ts'

test.each([
  ['http://localhost:4101', '/'],
  ['http://localhost:4101/orders/17#fragment', '/orders/17'],
  ['http://localhost:4101/orders?', '/orders?'],
  ['http://localhost:4101/orders?#', '/orders?'],
  ['http://localhost:4101//a/http://b?c=d#e#f', '//a/http://b?c=d'],
])('a browser that fetches %s sends the target %s', (url, target) => {
  expect(requestTarget(new URL(url))).toBe(target)
})
