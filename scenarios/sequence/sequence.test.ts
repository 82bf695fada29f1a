import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atProxy, exchange, failed, preflight, response } from '../outcome/evidence.test-data.ts'
import { sequenceOf, sequenceSentences, type SequenceEvidence } from './sequence.ts'
import { leastGap, plotTop, timeScale } from './time-scale.ts'

const request = { method: 'PUT' }
const nothing: SequenceEvidence = {
  hasProxy: false,
  request: null,
  result: null,
  exchanges: [],
  preflight: null,
  outcome: null,
}
const put = exchange({ startedAtMs: 2, headMs: 1, durationMs: 1.2 })

interface Case {
  readonly when: string
  readonly evidence: Partial<SequenceEvidence>
  readonly says: readonly string[]
}

const cases: readonly Case[] = [
  { when: 'nothing was sent', evidence: { request: null }, says: ['Nothing sent yet'] },
  {
    when: 'the backend answered preflight and request',
    evidence: {
      result: response('cors'),
      outcome: 'readable',
      exchanges: [preflight({ headMs: 1, durationMs: 1 }), put],
    },
    says: [
      'Browser to backend: OPTIONS, the preflight at 0.0 ms',
      'Backend to browser: 204 at 1.0 ms, after 1.0 ms',
      'Browser to backend: PUT at 2.0 ms',
      'Backend to browser: 200 at 3.0 ms, after 1.2 ms',
    ],
  },
  {
    when: 'the proxy answered the preflight and passed the request on',
    evidence: {
      hasProxy: true,
      result: response('cors'),
      outcome: 'readable',
      exchanges: [
        atProxy(preflight({ headMs: 0.4, durationMs: 0.4 })),
        atProxy(exchange({ startedAtMs: 2, headMs: 2, durationMs: 2 })),
        exchange({ startedAtMs: 2.5, headMs: 1, durationMs: 1 }),
      ],
    },
    says: [
      'Browser to proxy: OPTIONS, the preflight at 0.0 ms',
      'Proxy to browser: 204 at 0.4 ms, after 0.4 ms',
      'Browser to proxy: PUT at 2.0 ms',
      'Proxy to backend: PUT at 2.5 ms',
      'Backend to proxy: 200 at 3.5 ms, after 1.0 ms',
      'Proxy to browser: 200 at 4.0 ms, after 2.0 ms',
    ],
  },
  {
    when: 'the preflight was refused',
    evidence: { result: failed, outcome: 'blocked-at-preflight', exchanges: [preflight({ status: 404 })] },
    says: [
      'Browser to backend: OPTIONS, the preflight at 0.0 ms',
      'Backend to browser: 404 at 1.0 ms, after 1.0 ms',
      'The browser refused the answer',
      'PUT held back: never sent',
    ],
  },
  {
    when: 'the browser remembered the preflight',
    evidence: {
      result: response('cors'),
      outcome: 'readable',
      preflight: { kind: 'cached' },
      exchanges: [exchange()],
    },
    says: [
      'Browser to backend: OPTIONS, not sent: cached',
      'Browser to backend: PUT at 0.0 ms',
      'Backend to browser: 200 at 1.0 ms, after 1.0 ms',
    ],
  },
  {
    when: 'the response came out of the HTTP cache',
    evidence: { result: response('cors'), outcome: 'readable', exchanges: [] },
    says: ['Browser to backend: PUT, not sent: HTTP cache'],
  },
  {
    when: 'a dead connection made the browser send it again',
    evidence: {
      result: response('cors'),
      outcome: 'readable',
      exchanges: [exchange({ status: null, headMs: null, durationMs: 0.5, error: 'reset' }), put],
    },
    says: [
      'Browser to backend: PUT at 0.0 ms, no answer: reset',
      'Browser to backend: PUT at 2.0 ms',
      'Backend to browser: 200 at 3.0 ms, after 1.2 ms',
    ],
  },
  {
    when: 'nothing listens',
    evidence: { result: failed, outcome: 'no-response' },
    says: ['PUT: no connection'],
  },
  {
    when: 'it is under way',
    evidence: { exchanges: [preflight({ status: null, headMs: null, durationMs: null })] },
    says: ['Browser to backend: OPTIONS, the preflight at 0.0 ms, not answered yet'],
  },
]

test.each(cases)('when $when it says so in order', ({ evidence, says }) => {
  expect(sequenceSentences(sequenceOf({ ...nothing, request, ...evidence }))).toEqual(says)
})

test('the usual attempts all have one height, whatever they took', () => {
  const heights = cases.map(({ evidence }) => {
    return timeScale([sequenceOf({ ...nothing, request, ...evidence })]).height
  })
  const slow = exchange({ headMs: 9_000, durationMs: 9_000 })
  heights.push(timeScale([sequenceOf({ ...nothing, request, exchanges: [slow] })]).height)
  expect(new Set(heights).size).toBe(1)
})

test('lanes share one scale, and its ticks are round', () => {
  const fast = sequenceOf({ ...nothing, request, exchanges: [exchange({ headMs: 1, durationMs: 1 })] })
  const slow = sequenceOf({ ...nothing, request, exchanges: [exchange({ headMs: 30, durationMs: 30 })] })
  const scale = timeScale([fast, slow])
  expect(scale.ticks.map(({ ms }) => ms)).toEqual([0, 5, 10, 15, 20, 25, 30])
  expect(scale.yOfMessage(0, 1) - scale.yOfMessage(0, 0)).toBeGreaterThanOrEqual(leastGap)
  expect(scale.yOfMessage(1, 1)).toBeGreaterThan(scale.yOfMessage(0, 1))
})

const anyExchange = fc
  .record({
    isPre: fc.boolean(),
    startedAtMs: fc.double({ min: 0, max: 12_000, noNaN: true }),
    took: fc.double({ min: 0, max: 10_000, noNaN: true }),
    isProxy: fc.boolean(),
    isLost: fc.boolean(),
  })
  .map(({ isPre, startedAtMs, took, isProxy, isLost }) => {
    const part = {
      startedAtMs,
      ...(isLost ? { status: null, headMs: null, error: 'reset' } : { headMs: took }),
      durationMs: took,
    }
    const seen = isPre ? preflight(part) : exchange(part)
    return isProxy ? atProxy(seen) : seen
  })

test('whatever the exchanges, time runs downwards, nothing leaves the drawing, and messages keep their distance', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(anyExchange, { maxLength: 12 }), { minLength: 1, maxLength: 6 }),
      (lanes) => {
        const sequences = lanes.map((exchanges) =>
          sequenceOf({
            ...nothing,
            hasProxy: true,
            request,
            result: failed,
            outcome: 'blocked-at-response',
            exchanges,
          }),
        )
        const scale = timeScale(sequences)
        for (const [at, { messages }] of sequences.entries()) {
          const lastOfPair = new Map<string, number>()
          for (const [index, { from, to, atMs }] of messages.entries()) {
            const y = scale.yOfMessage(at, index)
            const pair = [from, to].toSorted().join()
            expect(y).toBeGreaterThanOrEqual(plotTop)
            expect(y).toBeLessThanOrEqual(scale.height)
            expect(y - (lastOfPair.get(pair) ?? -Infinity)).toBeGreaterThanOrEqual(leastGap - 1e-6)
            expect(scale.yOf(atMs)).toBeLessThanOrEqual(y + 1e-6)
            lastOfPair.set(pair, y)
          }
        }
        const ticks = scale.ticks.map(({ y }) => y)
        expect(ticks).toEqual(ticks.toSorted((a, b) => a - b))
      },
    ),
    { numRuns: 300 },
  )
})
