import { expect, test } from 'vitest'
import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import {
  atProxy,
  exchange,
  failed,
  preflight,
  putRequest,
  refused,
  response,
} from '../outcome/evidence.test-data.ts'
import { seenOf } from './seen.ts'

const attempt = {
  request: putRequest,
  result: response('cors'),
  seen: { exchanges: [atProxy(preflight()), atProxy(exchange()), exchange()], work: [] },
  hadPreflight: false,
} as const

const verdict: Verdict = { outcome: 'readable', reason: null, response: null, sent: [], because: [] }

test('the exchanges stand at the witness that saw them, in order of arrival', () => {
  const { proxy, backend } = seenOf(attempt)
  expect(proxy.map(({ method }) => method)).toEqual(['OPTIONS', 'PUT'])
  expect(backend.map(({ method }) => method)).toEqual(['PUT'])
})

test('the changes of the store are named in order', () => {
  const work = [
    { lane: 'backend', change: 'created', id: '21' },
    { lane: 'backend', change: 'deleted', id: '21' },
  ] as const
  expect(seenOf({ ...attempt, seen: { ...attempt.seen, work } }).work).toEqual(['created', 'deleted'])
})

test('the page learns of a response its type, its status and the names of its headers, sorted', () => {
  const result = response('cors', [
    ['x-b', '1'],
    ['x-a', '2'],
  ])
  expect(seenOf({ ...attempt, result }).page).toEqual({
    type: 'cors',
    status: 200,
    headers: ['x-a', 'x-b'],
    error: null,
  })
})

test.each([
  [failed, 'TypeError'],
  [refused, 'TypeError'],
  [{ kind: 'timed-out', afterMs: 15_000 }, 'TimeoutError'],
  [{ kind: 'stopped' }, 'AbortError'],
] as const)('of %j the page learns the name of the exception alone', (result, error) => {
  expect(seenOf({ ...attempt, result }).page).toEqual({ type: null, status: null, headers: null, error })
})

test('the reason is that of a verdict which the browser came to as well', () => {
  const reason = { code: 'acao-missing', hop: 0, header: null, value: null, parameter: null } as const
  expect(seenOf(attempt, verdict).reason).toBeNull()
  expect(
    seenOf({ ...attempt, result: failed }, { ...verdict, outcome: 'blocked-at-response', reason }).reason,
  ).toBe('acao-missing')
  expect(seenOf(attempt)).not.toHaveProperty('reason')
  expect(seenOf(attempt, { ...verdict, outcome: 'blocked-at-response', reason })).not.toHaveProperty('reason')
})

test('a preflight that may be among the requests of another attempt is not taken for one that was not needed', () => {
  const seen = { exchanges: [], work: [] }
  expect(seenOf({ ...attempt, seen }).preflight).toEqual({ kind: 'not-needed' })
  expect(seenOf({ ...attempt, seen: { ...seen, isUnclear: true } }).preflight).toEqual({ kind: 'unknown' })
})
