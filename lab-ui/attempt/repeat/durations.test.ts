import { expect, test } from 'vitest'
import { Durations } from './durations.ts'

const summaryOf = (values: readonly number[], most = 1_000) => {
  const durations = new Durations(most)
  for (const each of values) durations.add(each)
  return durations.summary()
}

test('median and 95th percentile are durations that were measured, in whatever order they came', () => {
  expect(summaryOf([])).toBeNull()
  expect(summaryOf([7])).toEqual({ medianMs: 7, p95Ms: 7 })
  expect(summaryOf([30, 10, 20])).toEqual({ medianMs: 20, p95Ms: 30 })
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(summaryOf(hundred)).toEqual({ medianMs: 50, p95Ms: 95 })
})

test('more than there is room for are left out', () => {
  expect(summaryOf([1, 2, 300, 400], 2)).toEqual({ medianMs: 1, p95Ms: 2 })
})
