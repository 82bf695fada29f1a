import { expect, test } from 'vitest'
import { createCancelledIds } from './cancelled-ids.ts'

test('remembers an id for one creation, and for a minute', () => {
  let now = 0
  const cancelled = createCancelledIds(() => now)
  for (const id of ['a', 'b', 'c']) cancelled.add(id)
  expect([cancelled.take('a'), cancelled.take('a')]).toEqual([true, false])
  now = 30_000
  cancelled.add('c')
  now = 60_000
  expect([cancelled.take('b'), cancelled.take('c')]).toEqual([false, true])
})

test('remembers the newest 1,000', () => {
  const cancelled = createCancelledIds(() => 0)
  for (let id = 0; id <= 1_000; id += 1) cancelled.add(`x${id}`)
  expect([cancelled.take('x0'), cancelled.take('x1'), cancelled.take('x1000')]).toEqual([false, true, true])
})
