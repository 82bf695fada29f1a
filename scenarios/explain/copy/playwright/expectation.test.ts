import { expect, test } from 'vitest'
import { atProxy, exchange, failed, preflight, response } from '../../../runs/outcome/evidence.test-data.ts'
import type { Work } from '../../../words/attempt.ts'
import type { CopyEvidence } from '../copy-input.ts'
import { lane } from '../copy-input.test-data.ts'
import { cookiesOf, expectationOf, sentBefore } from './expectation.ts'

const evidence = (part: Partial<CopyEvidence>): CopyEvidence => ({
  result: response('cors'),
  outcome: 'readable',
  exchanges: [preflight(), exchange()],
  work: [],
  hadPreflight: false,
  ...part,
})
const work = (change: Work['change']): readonly Work[] => [{ lane: 'backend', change, id: '17' }]

test('page, witnesses and work are expected as they were seen', () => {
  expect(expectationOf(lane, evidence({ work: work('updated') }))).toEqual({
    page: { type: 'cors', status: 200, headers: [] },
    witnesses: { backend: { preflights: 1, requests: 1 }, work: ['updated'] },
  })
})

test('in a lane with a proxy its witness counts too', () => {
  const withProxy = { ...lane, lane: { ...lane.lane, engine: 'embedded' } } as const
  const exchanges = [atProxy(preflight()), atProxy(exchange()), exchange()]
  expect(expectationOf(withProxy, evidence({ exchanges })).witnesses).toMatchObject({
    proxy: { preflights: 1, requests: 1 },
    backend: { preflights: 0, requests: 1 },
  })
})

test('of a failure the page learns a name alone', () => {
  const blocked = evidence({ result: failed, outcome: 'blocked-at-preflight', exchanges: [preflight()] })
  expect(expectationOf(lane, blocked)).toEqual({
    page: { error: 'TypeError' },
    witnesses: { backend: { preflights: 1, requests: 0 }, work: [] },
  })
})

test('what a second attempt cannot show again is not expected', () => {
  const counts = { backend: { preflights: 1, requests: 1 } }
  for (const change of ['deleted', 'created'] as const)
    expect(expectationOf(lane, evidence({ work: work(change) }))).toEqual({
      page: { type: 'cors' },
      witnesses: counts,
    })
  const posted = [preflight(), exchange({ method: 'POST' })]
  expect(expectationOf(lane, evidence({ exchanges: posted, work: work('created') })).witnesses).toEqual({
    ...counts,
    work: ['created'],
  })
})

test('an attempt that depends on what the browser kept has another before it', () => {
  expect(sentBefore(evidence({}))).toBeNull()
  expect(sentBefore(evidence({ hadPreflight: true }))).toBe('same')
  expect(sentBefore(evidence({ exchanges: [] }))).toBe('cold')
  expect(sentBefore(evidence({ result: failed, exchanges: [preflight()] }))).toBeNull()
})

test('cookies are those that went with the request', () => {
  const sent = exchange({ requestHeaders: [['Cookie', 'a=1; b=2=3']] })
  expect(cookiesOf(evidence({ exchanges: [sent] }))).toEqual([
    ['a', '1'],
    ['b', '2=3'],
  ])
})
