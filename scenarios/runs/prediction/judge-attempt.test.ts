import { expect, test } from 'vitest'
import { profiles, type Profile } from '../../fetch-standard/profiles/profiles.ts'
import { exchange, failed, preflight, response } from '../outcome/evidence.test-data.ts'
import type { Exchange, HeaderList } from '../../words/exchange.ts'
import type { PageResult } from '../../words/page-result.ts'
import { deciderOf } from './decider.ts'
import { fetchOfAttempt, type PastFetch } from '../../setup/predict/fetch-of-attempt.ts'
import { judgeAttempt, type AttemptSeen } from './judge-attempt.ts'
import { preflightCourse } from '../../setup/predict/preflight-course.ts'
import { recordedHops } from './recorded-hops.ts'
import { secondsRemembered } from '../../setup/predict/seconds-remembered.ts'
import { lane, page, requestOf } from '../../setup/predict/setups.test-data.ts'

const allowOrigin: HeaderList = [['Access-Control-Allow-Origin', page]]
const allows: HeaderList = [
  ...allowOrigin,
  ['Access-Control-Allow-Methods', 'PUT'],
  ['Access-Control-Allow-Headers', 'content-type'],
  ['Access-Control-Max-Age', '60'],
]
const asked = preflight({ responseHeaders: allows })
const answered = exchange({ responseHeaders: allowOrigin })

const seenAt = (
  atMs: number,
  exchanges: readonly Exchange[],
  part: Partial<AttemptSeen> = {},
): AttemptSeen => ({
  fetch: fetchOfAttempt(lane(), requestOf(), 'f', atMs)!,
  client: page,
  result: response('cors'),
  exchanges,
  past: [],
  ...part,
})

const judged = (seen: AttemptSeen) => {
  const judgement = judgeAttempt(seen, profiles.chromium)
  return 'verdict' in judgement ? judgement.verdict : judgement.notJudged
}
const outcomeOf = (seen: AttemptSeen) => {
  const verdict = judged(seen)
  return typeof verdict === 'string' ? verdict : [verdict.outcome, verdict.reason?.code ?? null]
}

test('an attempt is judged by what was answered on the wire', () => {
  expect(outcomeOf(seenAt(0, [asked, answered]))).toEqual(['readable', null])
  expect(outcomeOf(seenAt(0, [asked, exchange()]))).toEqual(['blocked-at-response', 'acao-missing'])
  expect(outcomeOf(seenAt(0, [preflight()]))).toEqual(['blocked-at-preflight', 'preflight-acao-missing'])
})

test('a request that was sent again on another connection counts by its last answer', () => {
  const lost = exchange({ status: null, error: 'The connection was reset.' })
  expect(outcomeOf(seenAt(0, [asked, lost, answered]))).toEqual(['readable', null])
  expect(outcomeOf(seenAt(0, [asked, lost]))).toEqual(['no-response', 'connection-failed'])
})

test('while an earlier preflight is remembered, none is expected; after that, one is', () => {
  const past: PastFetch[] = [{ ...seenAt(0, []).fetch, hops: recordedHops([asked, answered]) }]
  const courseAt = (atMs: number, exchanges: readonly Exchange[]) => {
    const verdict = judged(seenAt(atMs, exchanges, { past }))
    return typeof verdict === 'string' ? verdict : preflightCourse(verdict)
  }
  expect(courseAt(59_000, [answered])).toBe('cached')
  expect(courseAt(61_000, [asked, answered])).toBe('sent')

  const leftAt = (atMs: number, profile: Profile) =>
    secondsRemembered(seenAt(atMs, []).fetch, past, page, profile)
  for (const profile of Object.values(profiles)) {
    expect([leftAt(0, profile), leftAt(14_500, profile), leftAt(61_000, profile)]).toEqual([60, 45, null])
  }
})

const cacheable = fetchOfAttempt(lane(), requestOf({ method: 'GET' }), 'f', 0)!

test.each<readonly [what: string, part: Partial<AttemptSeen>, exchanges: readonly Exchange[], says: RegExp]>([
  ['what was stopped', { result: { kind: 'stopped' } }, [], /ended before/],
  ['what came from the HTTP cache', { fetch: cacheable }, [], /HTTP cache/],
  ['a response that no exchange and no cache explains', {}, [], /no witness saw/],
  ['a response that came from it after a preflight', {}, [asked], /no witness/],
  ['what an earlier page may have had a preflight for', { past: null }, [answered], /earlier preflight/],
])('%s cannot be judged', (_what, part, exchanges, says) => {
  expect(outcomeOf(seenAt(0, exchanges, part))).toMatch(says)
})

test('where nothing arrived, nobody listens', () => {
  expect(outcomeOf(seenAt(0, [], { result: failed }))).toEqual(['no-response', 'connection-failed'])
})

test('what the page could not even ask for was not sent', () => {
  const request = requestOf({ method: 'TRACE' })
  const refused: PageResult = { kind: 'refused', name: 'TypeError', message: '' }
  const fetch = fetchOfAttempt(lane(), request, 'f', 0)!
  expect(outcomeOf(seenAt(0, [], { fetch, result: refused }))).toEqual(['not-sent', 'request-invalid'])
})

test('the header that decided is found in the message that had it, or should have had it', () => {
  const deciderIn = (...exchanges: Exchange[]) => {
    const verdict = judged(seenAt(0, exchanges))
    return typeof verdict === 'string' || verdict.reason === null
      ? null
      : deciderOf(verdict.reason, exchanges)
  }
  const bare = exchange()
  expect(deciderIn(asked, bare)).toEqual({ exchange: bare, header: 'access-control-allow-origin' })
  const notFound = preflight({ status: 404, responseHeaders: allows })
  expect(deciderIn(notFound)).toEqual({ exchange: notFound, header: 'status' })
  expect(deciderIn(asked, answered)).toBeNull()
})
