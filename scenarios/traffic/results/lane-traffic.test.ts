import { expect, test } from 'vitest'
import { profiles } from '../../fetch-standard/profiles/profiles.ts'
import { corsLines } from '../../runs/headers/cors-lines.ts'
import { atProxy, exchange, failed, preflight, response } from '../../runs/outcome/evidence.test-data.ts'
import type { Exchange } from '../../words/exchange.ts'
import type { Strategy } from '../../words/strategy.ts'
import { callOf } from '../experiment/call.ts'
import { LaneTraffic, type TrafficCounts } from './lane-traffic.ts'
import { usualTraffic } from '../experiment/traffic-spec.ts'

const allowed = preflight({
  responseHeaders: [
    ['Access-Control-Allow-Origin', 'http://localhost:4100'],
    ['Access-Control-Allow-Methods', 'PUT'],
    ['Access-Control-Allow-Headers', 'content-type'],
    ['Access-Control-Max-Age', '600'],
  ],
})
const answer = exchange({ responseHeaders: [['Access-Control-Allow-Origin', 'http://localhost:4100']] })
/** Seen on both sides of a proxy that passes on; the request comes after its preflight. */
const passed = (each: Exchange) => {
  const at = each === answer ? 10 : 0
  return [
    atProxy({ ...each, startedAtMs: at, durationMs: 2 }),
    { ...each, startedAtMs: at + 1, durationMs: 1 },
  ]
}

/** What one visitor's calls come to; each is given as what the witnesses saw of it. */
function countsOf(strategy: Strategy, calls: readonly (readonly Exchange[])[]): TrafficCounts {
  const traffic = new LaneTraffic({
    lane: { strategy, environment: 'deployed', url: 'http://localhost:4101' },
    origin: 'http://localhost:4100',
    calls: calls.length,
    profile: profiles.chromium,
  })
  for (const [number, exchanges] of calls.entries())
    traffic.add({
      call: callOf(usualTraffic, 0, number),
      fragment: 'v0',
      result: exchanges.length > 0 ? response('cors') : failed,
      seen: { id: `a${number}`, exchanges, work: [] },
      atMs: number,
    })
  return traffic.counts
}

test('a visitor asks once, and its browser spares the preflights of the calls that follow', () => {
  expect(
    countsOf('backend', [[...passed(allowed), ...passed(answer)], passed(answer), passed(answer)]),
  ).toMatchObject({
    attempts: 3,
    sparedPreflights: 2,
    preflightsByBackend: 1,
    preflightsByProxy: 0,
    optionsAtProxy: 1,
    optionsAtBackend: 1,
    requestsAtBackend: 3,
    joined: 3,
    failed: 0,
    unexpectedPreflights: 0,
    missingPreflights: 0,
  })
})

test('the headers of CORS are all that the count needs', () => {
  const other = (each: Exchange): Exchange => ({
    ...each,
    requestHeaders: [...each.requestHeaders, ['User-Agent', 'a browser']],
    responseHeaders: [...each.responseHeaders, ['Date', 'today']],
  })
  const lean = (each: Exchange): Exchange => ({
    ...each,
    requestHeaders: corsLines(each.requestHeaders),
    responseHeaders: corsLines(each.responseHeaders),
  })
  const calls = [[...passed(allowed), ...passed(answer)], passed(answer), [atProxy(allowed)]].map((call) =>
    call.map(other),
  )
  expect(countsOf('backend', calls)).toEqual(
    countsOf(
      'backend',
      calls.map((call) => call.map(lean)),
    ),
  )
})

test('a preflight that does not reach the backend was answered by the proxy, or from its cache where it has no policy', () => {
  const call = [[atProxy(allowed), ...passed(answer)]]
  expect(countsOf('proxy', call)).toMatchObject({ preflightsByProxy: 1, preflightsFromProxyCache: 0 })
  expect(countsOf('backend+proxy-cache', call)).toMatchObject({
    preflightsByProxy: 0,
    preflightsFromProxyCache: 1,
    preflightsByBackend: 0,
  })
})

test('a preflight that the browser could have spared is unexpected, one that had to come and did not is missing', () => {
  const cold = [...passed(allowed), ...passed(answer)]
  expect(countsOf('backend', [cold, cold])).toMatchObject({ unexpectedPreflights: 1, sparedPreflights: 0 })
  expect(countsOf('backend', [passed(answer)])).toMatchObject({ missingPreflights: 1 })
})

test('a preflight that got a 502 was dealt with by nobody, and its call failed', () => {
  const lost = atProxy({ ...allowed, status: 502 })
  expect(countsOf('proxy', [[lost]])).toMatchObject({
    preflightsUnanswered: 1,
    preflightsByProxy: 0,
    failed: 1,
  })
})

test('a call that failed may have been blocked where it is unclear what arrived: that is no failure of the lane', () => {
  const traffic = new LaneTraffic({
    lane: { strategy: 'backend', environment: 'deployed', url: 'http://localhost:4101' },
    origin: 'http://localhost:4100',
    calls: 1,
    profile: profiles.chromium,
  })
  const seen = { id: 'a', exchanges: [], work: [], isUnclear: true }
  traffic.add({ call: callOf(usualTraffic, 0, 0), fragment: 'v0', result: failed, seen, atMs: 0 })
  expect(traffic.counts).toMatchObject({ attempts: 1, joined: 0, failed: 0, unclear: 1 })
})

test('a call that no witness saw is not joined, and fifty that failed in a row end the lane', () => {
  const none = Array.from({ length: 50 }, () => [])
  expect(countsOf('backend', none)).toMatchObject({ attempts: 50, joined: 0, failed: 50, isGone: true })
  expect(countsOf('backend', none.slice(1))).toMatchObject({ isGone: false })
})
