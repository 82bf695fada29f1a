import { expect, test } from 'vitest'
import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import type { Work } from '../../words/attempt.ts'
import { atProxy, exchange, failed, preflight, putRequest, response } from '../outcome/evidence.test-data.ts'
import { compare } from './compare.ts'
import type { Expectation } from './expectation.ts'
import { seenOf, type Seen } from './seen.ts'

const allowOrigin = 'Access-Control-Allow-Origin'
const page = 'https://app.example'
const updated: Work = { lane: 'backend', change: 'updated', id: '17' }
const verdict = (part: Partial<Verdict>): Verdict => ({
  outcome: 'blocked-at-preflight',
  reason: { code: 'preflight-acao-missing', hop: 0, header: null, value: null, parameter: null },
  response: null,
  sent: [],
  because: [],
  ...part,
})

/** A PUT through a proxy that answered the preflight itself. */
const readable: Seen = seenOf(
  {
    request: putRequest,
    result: response('cors', [
      ['x-total-count', '20'],
      ['content-type', 'text/plain'],
    ]),
    seen: {
      exchanges: [
        atProxy(preflight()),
        atProxy(exchange({ responseHeaders: [[allowOrigin.toLowerCase(), page]] })),
        exchange(),
      ],
      work: [updated],
    },
    hadPreflight: false,
  },
  verdict({ outcome: 'readable', reason: null }),
)

/** A PUT that a backend without CORS never saw. */
const blocked: Seen = seenOf(
  {
    request: putRequest,
    result: failed,
    seen: { exchanges: [preflight({ status: 404 })], work: [] },
    hadPreflight: false,
  },
  verdict({}),
)

const sayings = (expected: Expectation, seen: Partial<Seen>) =>
  compare(expected, seen).map(({ says }) => says)

test('an attempt that is as expected has no difference, whatever else was seen of it', () => {
  expect(compare({}, readable)).toEqual([])
  expect(
    compare(
      {
        outcome: 'readable',
        reason: null,
        page: { type: 'cors', status: 200, headers: ['content-type', 'x-total-count'] },
        preflight: 'answered',
        proxy: ['OPTIONS 204', 'PUT 200'],
        backend: ['PUT 200'],
        work: ['updated'],
      },
      readable,
    ),
  ).toEqual([])
  expect(
    compare(
      {
        outcome: 'blocked-at-preflight',
        reason: 'preflight-acao-missing',
        page: { error: 'TypeError' },
        proxy: [],
        backend: ['OPTIONS 404'],
        work: false,
      },
      blocked,
    ),
  ).toEqual([])
})

test('every part that differs is told, with what was expected, what was seen, and a sentence', () => {
  expect(compare({ outcome: 'readable' }, blocked)).toEqual([
    {
      part: 'outcome',
      expected: 'readable',
      seen: 'blocked at the preflight',
      says: 'Outcome: expected readable but got blocked at the preflight.',
    },
  ])
  expect(
    sayings(
      {
        reason: null,
        page: { type: 'cors', status: 200, headers: ['x-total-count'], error: 'AbortError' },
        preflight: 'not-needed',
        proxy: ['OPTIONS 204'],
        backend: ['OPTIONS 204', 'PUT 200'],
        work: true,
      },
      blocked,
    ),
  ).toEqual([
    'Reason: expected none but got preflight-acao-missing.',
    'Type of the response: expected cors but got none.',
    'Status that the page can read: expected 200 but got none.',
    'Headers that the page can read: expected x-total-count but got none.',
    'Exception in the page: expected AbortError but got TypeError.',
    'Preflight: expected not-needed but got answered.',
    'Exchanges at the proxy: expected OPTIONS 204 but got none.',
    'Exchanges at the backend: expected OPTIONS 204, PUT 200 but got OPTIONS 404.',
    'Work done by the backend: expected yes but got no.',
  ])
})

test('a part may name several values, and each of them will do', () => {
  const either: Expectation = {
    outcome: { oneOf: ['readable', 'opaque'] },
    reason: { oneOf: [null, 'acao-missing'] },
    page: { status: { oneOf: [200, 304] } },
    backend: { oneOf: [['PUT 200'], ['PUT 200', 'PUT 200']] },
    work: { oneOf: [false, ['updated']] },
  }
  expect(compare(either, readable)).toEqual([])
  expect(sayings(either, blocked)).toEqual([
    'Outcome: expected readable or opaque but got blocked at the preflight.',
    'Reason: expected none or acao-missing but got preflight-acao-missing.',
    'Status that the page can read: expected 200 or 304 but got none.',
    'Exchanges at the backend: expected PUT 200 or PUT 200, PUT 200 but got OPTIONS 404.',
  ])
})

test('the exchanges at a witness are compared in their order, or only counted', () => {
  expect(sayings({ proxy: ['PUT 200', 'OPTIONS 204'] }, readable)).toEqual([
    'Exchanges at the proxy: expected PUT 200, OPTIONS 204 but got OPTIONS 204, PUT 200.',
  ])
  expect(sayings({ proxy: ['OPTIONS 204'], work: [] }, readable)).toEqual([
    'Exchanges at the proxy: expected OPTIONS 204 but got OPTIONS 204, PUT 200.',
    'Work done by the backend: expected none but got updated.',
  ])
  expect(compare({ proxy: { preflights: 1 }, backend: { requests: 1 } }, readable)).toEqual([])
  expect(sayings({ proxy: { preflights: 0, requests: { oneOf: [2, 3] } } }, readable)).toEqual([
    'Preflights at the proxy: expected 0 but got 1.',
    'Requests at the proxy: expected 2 or 3 but got 1.',
  ])
})

test('an OPTIONS that is not a preflight counts as a request', () => {
  const plain = { backend: [exchange({ method: 'OPTIONS' })] }
  expect(compare({ backend: { preflights: 0, requests: 1 } }, plain)).toEqual([])
})

test('an exchange that nobody answered says so', () => {
  const unanswered = { backend: [exchange({ status: null })] }
  expect(compare({ backend: ['PUT no answer'] }, unanswered)).toEqual([])
  expect(sayings({ backend: ['PUT 200'] }, unanswered)).toEqual([
    'Exchanges at the backend: expected PUT 200 but got PUT no answer.',
  ])
})

test('headers of an answer are compared value by value, whatever their case, and may be expected to be missing', () => {
  const put = (headers: Readonly<Record<string, readonly string[]>>) =>
    ({ exchange: 'PUT 200', headers }) as const
  expect(compare({ proxy: ['OPTIONS 204', put({ [allowOrigin]: [page], Vary: [] })] }, readable)).toEqual([])
  expect(sayings({ proxy: ['OPTIONS 204', put({ [allowOrigin]: [page, page] })] }, readable)).toEqual([
    `Access-Control-Allow-Origin of PUT 200 at the proxy: expected ${page}, ${page} but got ${page}.`,
  ])
  expect(sayings({ backend: [put({ [allowOrigin]: [page] })] }, readable)).toEqual([
    `Access-Control-Allow-Origin of PUT 200 at the backend: expected ${page} but got none.`,
  ])
  const either = { oneOf: [[put({ [allowOrigin]: ['*'] })], [put({ [allowOrigin]: [] })]] }
  expect(compare({ backend: either }, readable)).toEqual([])
})

test('work is compared change by change where changes are expected, else by whether there was any', () => {
  expect(compare({ work: true }, readable)).toEqual([])
  expect(sayings({ work: false }, readable)).toEqual(['Work done by the backend: expected no but got yes.'])
  expect(sayings({ work: ['created', 'updated'] }, readable)).toEqual([
    'Work done by the backend: expected created, updated but got updated.',
  ])
  expect(sayings({ work: ['created'] }, blocked)).toEqual([
    'Work done by the backend: expected created but got none.',
  ])
})

test('what was expected and nobody looked at differs', () => {
  const everything: Expectation = {
    outcome: 'readable',
    reason: null,
    page: { type: 'cors' },
    preflight: 'cached',
    proxy: { preflights: 0 },
    backend: [],
    work: false,
  }
  const differences = compare(everything, {})
  expect(differences.map(({ part }) => part)).toEqual([
    'outcome',
    'reason',
    'type of the response',
    'preflight',
    'preflights at the proxy',
    'exchanges at the backend',
    'work done by the backend',
  ])
  expect(new Set(differences.map(({ seen }) => seen))).toEqual(new Set(['not known']))
})

test('an attempt that the lab could not send, and one of which it is unclear what arrived, end in no outcome', () => {
  const attempt = { request: putRequest, seen: { exchanges: [], work: [] }, hadPreflight: true }
  const unsent = seenOf({ ...attempt, result: { kind: 'lab-fault', message: 'The lane is closed.' } })
  expect(sayings({ outcome: 'readable', page: { type: 'cors' } }, unsent)).toEqual([
    'Outcome: expected readable but got not sent by the lab.',
    'Type of the response: expected cors but got none.',
  ])
  const unclear = seenOf({ ...attempt, result: failed, seen: { ...attempt.seen, isUnclear: true } })
  expect(sayings({ outcome: 'no-response' }, unclear)).toEqual([
    'Outcome: expected no response but got not known.',
  ])
})
