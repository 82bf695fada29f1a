import { afterEach, expect, test, vi } from 'vitest'
import { pageNow } from './page-clock.ts'

afterEach(() => void vi.restoreAllMocks())

test('goes on as before when the wall clock is set', () => {
  const before = pageNow()
  expect(Math.abs(before - Date.now())).toBeLessThan(60_000)
  vi.spyOn(Date, 'now').mockReturnValue(0)
  const passed = pageNow() - before
  expect(passed).toBeGreaterThanOrEqual(0)
  expect(passed).toBeLessThan(60_000)
})
