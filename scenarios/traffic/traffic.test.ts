import { expect, test } from 'vitest'
import { profiles } from '../fetch-standard/profiles/profiles.ts'
import { callKindNames } from './experiment/call-kind.ts'
import { callOf } from './experiment/call.ts'
import { noTraffic, type TrafficCounts } from './results/lane-traffic.ts'
import { rememberedAnswers } from './experiment/remembered-answers.ts'
import { trafficCsv } from './results/traffic-csv.ts'
import type { TrafficResult } from './results/traffic-result.ts'
import { trafficNotes, trafficSentence } from './results/traffic-sentences.ts'
import { trafficIssues } from './experiment/traffic-issues.ts'
import { usualTraffic, type TrafficSpec } from './experiment/traffic-spec.ts'
import { trafficLanes } from './experiment/traffic-stage.ts'

const spec = (part: Partial<TrafficSpec> = {}): TrafficSpec => ({ ...usualTraffic, ...part })

test('the same seed gives the same calls, another one others', () => {
  const drawnBy = (seed: number) =>
    Array.from({ length: 50 }, (_, at) => callOf({ kinds: callKindNames, addresses: 20, seed }, at, 3))
  expect(drawnBy(1)).toEqual(drawnBy(1))
  expect(drawnBy(1)).not.toEqual(drawnBy(2))
})

test('with many addresses the calls go to all of them, with one to order 17', () => {
  const paths = (addresses: number) =>
    new Set(Array.from({ length: 400 }, (_, at) => callOf(spec({ addresses }), at, 0).path))
  expect(paths(20).size).toBe(20)
  expect([...paths(1)]).toEqual(['/orders/17'])
})

test('what is wrong with a size names the value and the limit', () => {
  const messages = (part: Partial<TrafficSpec>) =>
    trafficIssues(spec(part), 10_000).map(({ message }) => message)
  expect(messages({})).toEqual([])
  expect(messages({ visitors: 0 })).toEqual(['Visitors: a whole number from 1 to 10,000, not 0.'])
  expect(messages({ visitors: 1e99 })).toEqual(['Visitors: a whole number from 1 to 10,000, not 1e+99.'])
  expect(messages({ visitors: 5_000, calls: 3 })).toEqual([
    '5000 visitors × 3 calls are 15,000 calls in each lane; at most 10,000 are sent. Take fewer of either.',
  ])
  expect(messages({ maxAges: [0, 0] })).toEqual(['Max-Age: each value once.'])
  expect(messages({ maxAges: [-1] })[0]).toMatch(/^Max-Age in seconds: .* not -1\.$/)
  expect(messages({ kinds: [] })).toEqual(['Requests: choose at least one.'])
})

test('a browser that plays all visitors remembers an answer for each visitor, URL, lane that allows, and Max-Age until the last one that it counts on', () => {
  const of = (part: Partial<TrafficSpec>) =>
    rememberedAnswers(spec(part), ['backend', 'proxy', 'none', 'same-origin'], profiles.chromium)
  expect(of({ maxAges: [600] })).toBe(200 * 2)
  expect(of({ maxAges: [60, 600] })).toBe(200 * 2 * 2)
  expect(of({ maxAges: [0, 600] })).toBe(200 * 2 * 2)
  expect(of({ maxAges: [600, 0] })).toBe(200 * 2)
  expect(of({ maxAges: [0] })).toBe(0)
  expect(of({ kinds: ['get', 'post-text'] })).toBe(0)
})

test('a strategy that needs nginx is left out where there is none', () => {
  const strategies = (available: readonly ('embedded' | 'nginx')[]) =>
    trafficLanes('embedded', available).map(({ strategy }) => strategy)
  expect(strategies(['embedded', 'nginx'])).toContain('backend+proxy-cache')
  expect(strategies(['embedded'])).not.toContain('backend+proxy-cache')
})

const result = (part: Partial<TrafficCounts>, maxAgeSeconds = 600): TrafficResult => ({
  maxAgeSeconds,
  lanes: [
    {
      strategy: 'backend',
      environment: 'deployed',
      engine: 'embedded',
      counts: { ...noTraffic, attempts: 1_000, joined: 1_000, ...part },
    },
  ],
})

test('the sentence tells what browsers spared and what was left for the backend', () => {
  expect(
    trafficSentence(result({ sparedPreflights: 800, preflightsByBackend: 200, optionsAtBackend: 200 })),
  ).toBe(
    'With Max-Age 600 browsers alone spared up to 800 of 1,000 preflights. The backend saw 200 in backend-CORS.',
  )
  expect(trafficSentence(result({}))).toBe(
    'With Max-Age 600 nothing asked for a preflight: a proxy has none to take off the backend.',
  )
  expect(trafficSentence(result({ attempts: 0 }))).toBe('')
})

test('a browser whose cache is switched off is told from one that has lost some answers', () => {
  const off = trafficNotes(result({ unexpectedPreflights: 800, preflightsByBackend: 1_000 }))
  expect(off).toEqual([expect.stringContaining('this browser’s cache is switched off')])
  const lost = trafficNotes(result({ unexpectedPreflights: 3, sparedPreflights: 797 }))
  expect(lost).toEqual([expect.stringMatching(/^3 preflights came that the browser could have spared/)])
  expect(trafficNotes(result({ sparedPreflights: 800 }))).toEqual([])
})

test('calls that failed or that no witness saw are said of their lane', () => {
  expect(trafficNotes(result({ failed: 50, isGone: true, joined: 990 }))).toEqual([
    'backend-CORS: 50 of 1,000 calls got no response, or a status of 500 or more. What stands behind its address was not up all the time. It was given up.',
    'backend-CORS: no witness saw 10 of 1,000 calls.',
  ])
})

test('calls whose requests the lab could not tell from others are not said to have been missed', () => {
  const notes = trafficNotes(result({ unclear: 10, joined: 990 }))
  expect(notes).toEqual([expect.stringContaining('cannot tell which requests belong to 10 of 1,000 calls')])
})

test('the CSV has a line for each Max-Age and lane, and quotes what holds a comma', () => {
  const csv = trafficCsv([result({ outcomes: { readable: 999, 'no-response': 1 }, sparedPreflights: 800 })])
  const [head = '', line = '', ...rest] = csv.split('\r\n')
  expect(head.split(',').slice(0, 6).join()).toBe(
    'max_age_seconds,strategy,environment,engine,calls,spared_by_browser',
  )
  expect(line).toMatch(/^600,backend,deployed,embedded,1000,800,.*,"999 readable, 1 no response"$/)
  expect(rest).toEqual([''])
})
