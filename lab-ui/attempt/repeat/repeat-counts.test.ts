import { expect, test } from 'vitest'
import {
  exchange,
  failed,
  preflight,
  putRequest,
  response,
} from '../../../scenarios/runs/outcome/evidence.test-data.ts'
import type { Exchange } from '../../../scenarios/words/exchange.ts'
import type { PageResult } from '../../../scenarios/words/page-result.ts'
import { LaneCounts, type LookedUpAttempt } from './repeat-counts.ts'

const took = (ms: number): PageResult => ({ ...response('cors'), elapsedMs: ms }) as PageResult
const attempt = (
  attemptId: string,
  exchanges: readonly Exchange[],
  { result = took(1), fragment = attemptId }: Partial<LookedUpAttempt> = {},
): LookedUpAttempt => ({ attemptId, fragment, result, seen: { id: attemptId, exchanges, work: [] } })

const cold = [preflight(), exchange()]
const warm = [exchange()]

test('a warm repeat tells the preflights that the browser spared from requests that need none', () => {
  const counts = new LaneCounts(putRequest, 10)
  for (const [id, exchanges] of [
    ['1', cold],
    ['2', warm],
    ['3', warm],
  ] as const)
    counts.add(attempt(id, exchanges, { fragment: 'one' }))
  expect(counts.sum).toMatchObject({ attempts: 3, optionsAtBackend: 1, sparedPreflights: 2 })

  const simple = new LaneCounts(putRequest, 10)
  simple.add(attempt('1', warm, { fragment: 'one' }))
  simple.add(attempt('2', warm, { fragment: 'one' }))
  expect(simple.sum).toMatchObject({ attempts: 2, sparedPreflights: 0 })
})

test('a cold repeat spares none, whatever came before', () => {
  const counts = new LaneCounts(putRequest, 10)
  counts.add(attempt('1', cold))
  counts.add(attempt('2', warm))
  expect(counts.sum.sparedPreflights).toBe(0)
})

test('the latest attempt is kept, and the first that ended otherwise', () => {
  const counts = new LaneCounts(putRequest, 10)
  for (const id of ['1', '2']) counts.add(attempt(id, cold))
  expect(counts.sum.firstOther).toBeNull()
  for (const id of ['3', '4']) counts.add(attempt(id, [preflight()], { result: failed }))
  counts.add(attempt('5', cold))
  const { last, firstOther } = counts.sum
  expect([last?.attemptId, last?.outcome]).toEqual(['5', 'readable'])
  expect(firstOther).toMatchObject({ attemptId: '3', number: 3, outcome: 'blocked-at-preflight' })
})

test('durations are those that the page measured', () => {
  const counts = new LaneCounts(putRequest, 10)
  expect(counts.sum.durations).toBeNull()
  for (const ms of [4, 2, 3]) counts.add(attempt(String(ms), cold, { result: took(ms) }))
  counts.add(attempt('late', [], { result: { kind: 'timed-out', afterMs: 15_000 } }))
  expect(counts.sum.durations).toEqual({ medianMs: 3, p95Ms: 4 })
})
