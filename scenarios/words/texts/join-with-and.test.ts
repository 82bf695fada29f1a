import { expect, test } from 'vitest'
import { joinWithAnd } from './join-with-and.ts'

const lists: readonly (readonly [parts: readonly string[], joined: string])[] = [
  [[], ''],
  [['orders'], 'orders'],
  [['orders', 'users'], 'orders and users'],
  [['orders', 'invoices', 'users'], 'orders, invoices and users'],
  [['a', 'b', 'c', 'd'], 'a, b, c and d'],
  [['x and y', '{0}, {1}', ''], 'x and y, {0}, {1} and '],
]

test.each(lists)('%j is said as %j', (parts, joined) => {
  expect(joinWithAnd(parts)).toBe(joined)
})
