import { expect, test } from 'vitest'
import { exchange, preflight } from '../../../scenarios/runs/outcome/evidence.test-data.ts'
import { isSameExchanges, LiveExchanges } from './live-exchanges.ts'

const waiting = { status: null, durationMs: null, headMs: null } as const

test('what is told of an exchange later replaces what was told of it before, in its place', () => {
  const live = new LiveExchanges()
  live.hear({ id: 1, attempt: 'a', exchange: preflight(waiting) })
  live.hear({ id: 2, attempt: 'a', exchange: exchange(waiting) })
  live.hear({ id: 1, attempt: 'a', exchange: preflight() })
  expect(
    live
      .of(['a'])
      .get('a')
      ?.map(({ method, status }) => `${method} ${status}`),
  ).toEqual(['OPTIONS 204', 'PUT null'])
})

test('only the attempts asked for are given, and none of which nothing was heard', () => {
  const live = new LiveExchanges()
  live.hear({ id: 1, attempt: 'a', exchange: exchange() })
  live.hear({ id: 2, attempt: 'b', exchange: exchange() })
  live.hear({ id: 3, attempt: null, exchange: exchange() })
  expect([...live.of(['b', 'c']).keys()]).toEqual(['b'])
})

test('a flood of other attempts pushes out the oldest, and memory stays flat', () => {
  const live = new LiveExchanges()
  live.hear({ id: 0, attempt: 'mine', exchange: exchange() })
  const ids = Array.from({ length: 10_000 }, (_, index) => `a${index}`)
  for (const [index, attempt] of ids.entries()) live.hear({ id: index + 1, attempt, exchange: exchange() })
  expect(live.of(['mine', ...ids]).size).toBe(100)
  expect(live.of(['mine']).size).toBe(0)
})

test('an attempt that is still told of is not the oldest', () => {
  const live = new LiveExchanges()
  for (let index = 0; index < 1_000; index += 1) {
    live.hear({ id: -1, attempt: 'mine', exchange: exchange() })
    live.hear({ id: index, attempt: `a${index}`, exchange: exchange() })
  }
  expect(live.of(['mine']).get('mine')).toHaveLength(1)
})

test('after a break what was heard before is forgotten', () => {
  const live = new LiveExchanges()
  live.hear({ id: 1, attempt: 'a', exchange: exchange(waiting) })
  live.forget()
  expect(live.of(['a']).size).toBe(0)
})

test('what is told of others does not change what is known of mine', () => {
  const live = new LiveExchanges()
  live.hear({ id: 1, attempt: 'a', exchange: exchange(waiting) })
  const before = live.of(['a'])
  live.hear({ id: 2, attempt: 'b', exchange: exchange() })
  expect(isSameExchanges(before, live.of(['a']))).toBe(true)
  live.hear({ id: 1, attempt: 'a', exchange: exchange() })
  expect(isSameExchanges(before, live.of(['a']))).toBe(false)
  expect(isSameExchanges(before, live.of(['a', 'b']))).toBe(false)
})
