import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exchange, failed, preflight, response } from '../../outcome/evidence.test-data.ts'
import { outcomeTitles } from '../../outcome/outcome-titles.ts'
import type { Exchange } from '../../../words/exchange.ts'
import type { Outcome } from '../../../words/outcome.ts'
import { sequenceOf } from '../sequence.ts'
import type { SequenceEvidence } from '../sequence-evidence.ts'
import { situations } from '../situations/situations.test-data.ts'
import { isTimed, type Sequence, type Step } from '../step.ts'
import { leastGap } from './step-places.ts'
import { heightsOf, timeScale } from './time-scale.ts'
import { usualHeight } from './usual-height.ts'

const direct: SequenceEvidence = {
  hasProxy: false,
  request: { method: 'PUT' },
  result: response('cors'),
  exchanges: [],
  hadPreflight: false,
  outcome: 'readable',
}
const answeredAfter = (...durations: readonly number[]): Sequence =>
  sequenceOf({
    ...direct,
    exchanges: durations.map((durationMs) => exchange({ headMs: durationMs, durationMs })),
  })
/** A chain of redirects, each a tenth of a millisecond after the one before. */
const chain = (length: number): Sequence =>
  sequenceOf({
    ...direct,
    exchanges: Array.from({ length }, (_each, index) =>
      exchange({ url: `/${index}`, startedAtMs: index * 0.2, headMs: 0.1, durationMs: 0.1, status: 302 }),
    ),
  })

test.each(situations)('a drawing has its usual height when $when', ({ evidence }) => {
  expect(timeScale([sequenceOf(evidence)]).height).toBe(usualHeight)
})

test('a drawing has its usual height before, during and after a usual attempt, whatever it takes', () => {
  const begun = sequenceOf({ ...direct, outcome: null, result: null, exchanges: [preflight()] })
  const lanes = [begun, ...situations.slice(0, 5).map(({ evidence }) => sequenceOf(evidence))]
  for (const durationMs of [0, 0.01, 0.3, 1, 30, 400, 5_000, 20_000]) {
    expect(timeScale([...lanes, answeredAfter(durationMs)]).height).toBe(usualHeight)
  }
})

test('a drawing grows with a long chain of redirects', () => {
  const { height } = timeScale([chain(20)])
  expect(height).toBeGreaterThan(40 * leastGap)
  expect(height).toBeLessThan(40 * leastGap + 150)
})

const durations = [0.3, 0.45, 0.8, 1, 1.6, 2.4, 4.7, 5, 7.99, 8, 13, 99, 320, 1_000, 4_999, 10_001, 15_000]

test.each(durations)(
  'an attempt that takes %d ms fills the drawing, between 5 to 8 round ticks',
  (durationMs) => {
    const sequence = answeredAfter(durationMs)
    const scale = timeScale([sequence])
    expect(scale.yOf(durationMs)).toBeCloseTo(usualHeight - 14, 0)
    expect(scale.ticks.length).toBeGreaterThanOrEqual(5)
    expect(scale.ticks.length).toBeLessThanOrEqual(8)
    expect(scale.stretches).toEqual([])
    for (const { ms, y, label } of scale.ticks) {
      expect(y).toBeCloseTo(scale.yOf(ms))
      expect(Number(label) * (scale.unit === 'seconds' ? 1_000 : 1)).toBeCloseTo(ms)
    }
  },
)

const labels: readonly (readonly [durationMs: number, unit: string, labels: readonly string[]])[] = [
  [0.35, 'milliseconds', ['0.00', '0.05', '0.10', '0.15', '0.20', '0.25', '0.30', '0.35']],
  [2.4, 'milliseconds', ['0.0', '0.5', '1.0', '1.5', '2.0']],
  [4.8, 'milliseconds', ['0', '1', '2', '3', '4']],
  [17, 'milliseconds', ['0.0', '2.5', '5.0', '7.5', '10.0', '12.5', '15.0']],
  [5_002, 'seconds', ['0', '1', '2', '3', '4', '5']],
  [9_000, 'seconds', ['0', '2', '4', '6', '8']],
]

test.each(labels)('the axis of %d ms is in %s', (durationMs, unit, expected) => {
  const scale = timeScale([answeredAfter(durationMs)])
  expect(scale.unit).toBe(unit)
  expect(scale.ticks.map(({ label }) => label)).toEqual(expected)
})

test('there is no tick before the first message', () => {
  expect(timeScale([]).ticks).toEqual([])
  expect(timeScale([sequenceOf({ ...direct, request: null, outcome: null })]).ticks).toEqual([])
})

test('where a lane’s messages would come too near, time is stretched for all lanes, and there alone', () => {
  const quick = answeredAfter(0.2)
  const slow = answeredAfter(10)
  const scale = timeScale([quick, slow])
  const [requestY = 0, responseY = 0] = heightsOf(quick, scale)
  expect(responseY - requestY).toBeCloseTo(leastGap)
  expect(scale.stretches).toHaveLength(1)
  expect(scale.stretches[0]?.fromY).toBeCloseTo(requestY)
  expect(scale.stretches[0]?.toY).toBeCloseTo(responseY)
  expect(scale.yOf(10) - scale.yOf(5)).toBeCloseTo(scale.yOf(5.2) - scale.yOf(0.2))
})

test('a ghost stands above the first message, and zero stays the same for all lanes', () => {
  const warm = sequenceOf({ ...direct, hadPreflight: true, exchanges: [exchange()] })
  const cold = answeredAfter(2)
  const scale = timeScale([warm, cold])
  const [ghostY = 0, requestY = 0] = heightsOf(warm, scale)
  expect(requestY - ghostY).toBe(leastGap)
  expect(heightsOf(cold, scale)[0]).toBe(requestY)
  expect(scale.ticks[0]?.y).toBe(requestY)
})

const outcomes = Object.keys(outcomeTitles) as Outcome[]
const anyMs = fc.oneof(
  fc.double({ min: 0, max: 12, noNaN: true }),
  fc.double({ min: 0, max: 12_000, noNaN: true }),
  fc.constantFrom(0, 1, 1.0001, 1.000_000_1),
)
const anyExchange: fc.Arbitrary<Exchange> = fc
  .record({
    witness: fc.constantFrom('proxy', 'backend'),
    lane: fc.constantFrom('a', 'b'),
    isPreflight: fc.boolean(),
    method: fc.constantFrom('GET', 'PUT', 'VERSION-CONTROL', ''),
    url: fc.constantFrom('/', '/orders/17', '/redirect?to=https://example.test/a/long/path'),
    startedAtMs: anyMs,
    headMs: anyMs,
    bodyMs: fc.constantFrom(0, 0.5, 30),
    end: fc.constantFrom('answered', 'unanswered', 'broken off', 'waiting', 'body runs'),
    interim: fc.array(fc.constantFrom(100, 103), { maxLength: 4 }),
  })
  .map(({ isPreflight, headMs, bodyMs, end, interim, method, ...rest }) => {
    const isAnswered = end !== 'unanswered' && end !== 'waiting'
    const part: Partial<Exchange> = {
      ...rest,
      ...(isPreflight ? {} : { method }),
      interim: interim.map((status) => ({ status, headers: [] })),
      status: isAnswered ? 200 : null,
      headMs: isAnswered ? headMs : null,
      durationMs: end === 'answered' ? headMs + bodyMs : null,
      error: end === 'unanswered' || end === 'broken off' ? 'The server reset the connection.' : null,
    }
    return isPreflight ? preflight(part) : exchange(part)
  })
const anyEvidence: fc.Arbitrary<SequenceEvidence> = fc.record({
  hasProxy: fc.boolean(),
  request: fc.constant({ method: 'PUT' }),
  result: fc.constantFrom(null, failed, response('cors'), { kind: 'stopped' } as const),
  exchanges: fc.array(anyExchange, { maxLength: 12 }),
  hadPreflight: fc.boolean(),
  outcome: fc.constantFrom(null, ...outcomes),
})

const order = ['browser', 'proxy', 'backend']

/** Whether a message runs over the left half of a lane (0) or the right one (1). */
function crosses(step: Step, half: number): boolean {
  if (!('from' in step) || step.kind === 'failure') return false
  const ends = [order.indexOf(step.from), order.indexOf(step.to)]
  return Math.min(...ends) <= half && Math.max(...ends) > half
}

test('whatever was seen, time runs down, messages keep their distance, and nothing leaves the drawing', () => {
  fc.assert(
    fc.property(fc.array(anyEvidence, { minLength: 1, maxLength: 6 }), (lanes) => {
      const sequences = lanes.map(sequenceOf)
      const scale = timeScale(sequences)
      const timed: { readonly atMs: number; readonly y: number }[] = []
      for (const sequence of sequences) {
        const heights = heightsOf(sequence, scale)
        expect(heights).toHaveLength(sequence.steps.length)
        for (const [index, y] of heights.entries()) {
          expect(y).toBeGreaterThanOrEqual(36)
          expect(y).toBeLessThanOrEqual(scale.height - 14 + 1e-6)
          const step = sequence.steps[index]!
          if (isTimed(step)) timed.push({ atMs: step.atMs, y })
        }
        for (const half of [0, 1]) {
          const inHalf = heights.filter((_y, index) => crosses(sequence.steps[index]!, half))
          for (const [index, y] of inHalf.entries()) {
            expect(y - (inHalf[index - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(
              leastGap - 1e-6,
            )
          }
        }
        for (const { fromStep, toStep } of sequence.busy) {
          expect(sequence.steps[fromStep]?.kind).toBe('request')
          if (toStep !== null) expect(toStep).toBeGreaterThan(fromStep)
        }
      }
      const inTime = timed.toSorted((a, b) => a.atMs - b.atMs || a.y - b.y)
      for (const [index, { y }] of inTime.entries()) {
        expect(y).toBeGreaterThanOrEqual((inTime[index - 1]?.y ?? 0) - 1e-6)
      }
      const ticks = scale.ticks.map(({ y }) => y)
      expect(ticks).toEqual(ticks.toSorted((a, b) => a - b))
      expect(Math.max(0, ...ticks)).toBeLessThanOrEqual(scale.height)
    }),
    { numRuns: process.env['SOAK'] ? 10_000 : 150 },
  )
})

test('of 200 exchanges each is below the one before it, and none leaves the drawing', () => {
  const lane = chain(200)
  const scale = timeScale([lane, chain(3)])
  const heights = heightsOf(lane, scale)
  expect(heights.every((y, index) => y >= (heights[index - 1] ?? 0))).toBe(true)
  expect(Math.max(...heights)).toBeLessThanOrEqual(scale.height)
})
