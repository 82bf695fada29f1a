import { expect, test } from 'vitest'
import { compare } from '../../../runs/comparison/compare.ts'
import { seenOf } from '../../../runs/comparison/seen.ts'
import { atProxy, exchange, failed, preflight, response } from '../../../runs/outcome/evidence.test-data.ts'
import type { Work } from '../../../words/attempt.ts'
import type { CopyEvidence, CopyLane } from '../copy-input.ts'
import { evidence, lane } from '../copy-input.test-data.ts'
import { expectedAgain } from './expected-again.ts'

const withProxy: CopyLane = { ...lane, lane: { ...lane.lane, engine: 'embedded' } }
const work = (change: Work['change']): readonly Work[] => [{ lane: 'backend', change, id: '17' }]

test('page, witnesses and work are expected as they were seen', () => {
  expect(expectedAgain(lane, evidence({ work: work('updated') }))).toEqual({
    page: { type: 'cors', status: 200, headers: [] },
    backend: { preflights: 1, requests: 1 },
    work: ['updated'],
  })
})

test('in a lane with a proxy its witness counts too', () => {
  const exchanges = [atProxy(preflight()), atProxy(exchange()), exchange()]
  expect(expectedAgain(withProxy, evidence({ exchanges }))).toMatchObject({
    proxy: { preflights: 1, requests: 1 },
    backend: { preflights: 0, requests: 1 },
  })
})

test('of a failure the page learns a name alone', () => {
  const blocked = evidence({ result: failed, outcome: 'blocked-at-preflight', exchanges: [preflight()] })
  expect(expectedAgain(lane, blocked)).toEqual({
    page: { error: 'TypeError' },
    backend: { preflights: 1, requests: 0 },
    work: [],
  })
})

test('what a second attempt cannot show again is not expected', () => {
  const counts = { backend: { preflights: 1, requests: 1 } }
  for (const change of ['deleted', 'created'] as const)
    expect(expectedAgain(lane, evidence({ work: work(change) }))).toEqual({
      page: { type: 'cors' },
      ...counts,
    })
  const posted = [preflight(), exchange({ method: 'POST' })]
  expect(expectedAgain(lane, evidence({ exchanges: posted, work: work('created') }))).toEqual({
    page: { type: 'cors', status: 200, headers: [] },
    ...counts,
    work: ['created'],
  })
})

const attempts: readonly (readonly [what: string, lane: CopyLane, evidence: CopyEvidence])[] = [
  ['was readable', lane, evidence({ work: work('updated') })],
  [
    'went through a proxy',
    withProxy,
    evidence({ exchanges: [atProxy(preflight()), atProxy(exchange()), exchange()] }),
  ],
  [
    'was blocked',
    lane,
    evidence({ result: failed, outcome: 'blocked-at-preflight', exchanges: [preflight()] }),
  ],
  ['was opaque', lane, evidence({ result: response('opaque'), outcome: 'opaque', exchanges: [exchange()] })],
  ['timed out', lane, evidence({ result: { kind: 'timed-out', afterMs: 15_000 }, outcome: 'no-response' })],
  ['deleted something', lane, evidence({ work: work('deleted') })],
]

test.each(attempts)('an attempt that %s is as expected of another one', (_, of, evidence) => {
  const { exchanges, work } = evidence
  expect(compare(expectedAgain(of, evidence), seenOf({ ...evidence, seen: { exchanges, work } }))).toEqual([])
})
