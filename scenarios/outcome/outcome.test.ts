import { expect, test } from 'vitest'
import type { Exchange } from '../words/exchange.ts'
import type { Outcome } from '../words/outcome.ts'
import type { PageResult } from '../words/page-result.ts'
import { outcomeOf } from './outcome-of.ts'
import { outcomeSentence, pageSentence, wireSentence, workSentence } from './sentences.ts'

const exchange = (part: Partial<Exchange>): Exchange => ({
  witness: 'backend',
  lane: 'backend',
  stage: 'default',
  method: 'PUT',
  url: '/orders/17',
  requestHeaders: [],
  status: 200,
  statusText: 'OK',
  responseHeaders: [],
  interim: [],
  startedAtMs: 0,
  headMs: 1,
  durationMs: 1,
  error: null,
  ...part,
})
const preflight = (part: Partial<Exchange>) =>
  exchange({ method: 'OPTIONS', requestHeaders: [['Access-Control-Request-Method', 'PUT']], ...part })

const response = (type: 'basic' | 'cors' | 'opaque' | 'opaqueredirect'): PageResult => ({
  kind: 'response',
  type,
  status: 200,
  statusText: 'OK',
  url: '',
  redirected: false,
  headers: [],
  body: '',
  bodyError: null,
  elapsedMs: 1,
})
const failed: PageResult = { kind: 'failed', name: 'TypeError', message: 'Failed to fetch', elapsedMs: 1 }
const refused: PageResult = {
  kind: 'refused',
  name: 'TypeError',
  message: "'CONNECT' HTTP method is unsupported.",
}
const allowed = [['Access-Control-Allow-Origin', 'http://a']] as const

interface Case {
  readonly when: string
  readonly mode?: 'cors' | 'no-cors' | 'same-origin'
  readonly redirect?: 'follow' | 'error' | 'manual'
  readonly result: PageResult
  readonly exchanges: readonly Exchange[]
  readonly outcome: Outcome | null
  readonly sentence?: string
}

const cases: readonly Case[] = [
  {
    when: 'the backend answered the preflight',
    result: response('cors'),
    exchanges: [preflight({ status: 204 }), exchange({})],
    outcome: 'readable',
    sentence: 'The backend answered the preflight.',
  },
  {
    when: 'the proxy answered the preflight',
    result: response('cors'),
    exchanges: [preflight({ witness: 'proxy', status: 204 }), exchange({ witness: 'proxy' }), exchange({})],
    outcome: 'readable',
    sentence: 'The proxy answered the preflight.',
  },
  {
    when: 'the browser sent no preflight',
    result: response('cors'),
    exchanges: [exchange({ method: 'GET' })],
    outcome: 'readable',
    sentence: 'No preflight went over the wire.',
  },
  {
    when: 'a dead keep-alive socket made the browser send the request twice',
    result: response('cors'),
    exchanges: [exchange({ status: null, error: 'reset' }), exchange({})],
    outcome: 'readable',
  },
  {
    when: 'the response came from the HTTP cache',
    result: response('cors'),
    exchanges: [],
    outcome: 'readable',
    sentence: "It came from the browser's HTTP cache: nothing went over the wire.",
  },
  {
    when: 'only the preflight went over the wire',
    result: response('cors'),
    exchanges: [preflight({ status: 204 })],
    outcome: 'readable',
    sentence: "Only the preflight went over the wire; the response is the HTTP cache's.",
  },
  {
    when: 'a no-cors response came',
    result: response('opaque'),
    exchanges: [exchange({ method: 'GET' })],
    outcome: 'opaque',
    sentence: 'A response came, and page script may not look into it.',
  },
  {
    when: 'a redirect was left to script',
    result: response('opaqueredirect'),
    exchanges: [],
    outcome: 'opaque',
  },
  {
    when: 'the preflight was refused for want of headers',
    result: failed,
    exchanges: [preflight({ status: 404 })],
    outcome: 'blocked-at-preflight',
    sentence: 'No Access-Control-Allow-Origin in the answer to the preflight.',
  },
  {
    when: 'the preflight does not allow the method',
    result: failed,
    exchanges: [preflight({ status: 204, responseHeaders: allowed })],
    outcome: 'blocked-at-preflight',
    sentence: 'The CORS headers in the answer to the preflight do not allow this request.',
  },
  {
    when: 'a simple request was answered without CORS headers',
    result: failed,
    exchanges: [exchange({ method: 'POST', status: 201 })],
    outcome: 'blocked-at-response',
    sentence: 'No Access-Control-Allow-Origin in the response.',
  },
  {
    when: 'a plain OPTIONS, which is no preflight, was answered without CORS headers',
    result: failed,
    exchanges: [exchange({ method: 'OPTIONS', status: 404 })],
    outcome: 'blocked-at-response',
  },
  {
    when: 'the proxy saw a preflight and a request, and its answer to the request does not allow the page',
    result: failed,
    exchanges: [preflight({ witness: 'proxy' }), exchange({ witness: 'proxy' }), exchange({})],
    outcome: 'blocked-at-response',
  },
  {
    when: 'the Request could not be made',
    result: refused,
    exchanges: [],
    outcome: 'not-sent',
    sentence: "'CONNECT' HTTP method is unsupported.",
  },
  {
    when: 'mode same-origin forbids it',
    mode: 'same-origin',
    result: failed,
    exchanges: [],
    outcome: 'not-sent',
  },
  {
    when: 'mode no-cors forbids the redirect mode',
    mode: 'no-cors',
    redirect: 'error',
    result: failed,
    exchanges: [],
    outcome: 'not-sent',
  },
  {
    when: 'the connection was refused',
    result: failed,
    exchanges: [],
    outcome: 'no-response',
    sentence: 'The browser could not connect: no request reached a witness.',
  },
  {
    when: 'the connection was reset before a response',
    result: failed,
    exchanges: [exchange({ status: null, error: 'The server reset the connection before a response came.' })],
    outcome: 'no-response',
    sentence: 'The server reset the connection before a response came.',
  },
  {
    when: 'it took too long',
    result: { kind: 'timed-out', afterMs: 15_000 },
    exchanges: [exchange({ status: null, durationMs: null })],
    outcome: 'no-response',
    sentence: 'No response came within 15 s.',
  },
  {
    when: 'the person stopped it',
    result: { kind: 'stopped' },
    exchanges: [],
    outcome: 'no-response',
    sentence: 'You stopped it before a response came.',
  },
  { when: 'the lab is at fault', result: { kind: 'lab-fault', message: '' }, exchanges: [], outcome: null },
]

test.each(cases)('when $when, the outcome is $outcome', (each) => {
  const { mode = 'cors', redirect = 'follow', result, exchanges, sentence } = each
  const outcome = outcomeOf({ mode, redirect }, result, exchanges)
  expect(outcome).toBe(each.outcome)
  if (outcome !== null && sentence !== undefined)
    expect(outcomeSentence(outcome, result, exchanges)).toBe(sentence)
})

const created = [{ lane: 'none', change: 'created', id: '21' }] as const

test('says that work was done although the page was told otherwise', () => {
  expect(workSentence(created, 'blocked-at-response')).toBe(
    'Order 21 was created, although the page was told that it failed.',
  )
  expect(workSentence(created, 'opaque')).toBe(
    'Order 21 was created, although the page was told nothing of it.',
  )
  expect(workSentence(created, 'readable')).toBe('Order 21 was created.')
  expect(workSentence([], 'blocked-at-preflight')).toBe('Nothing was changed.')
})

test('says what went over the wire, in order', () => {
  expect(wireSentence([preflight({ status: 204 }), exchange({})])).toBe('OPTIONS 204, PUT 200')
  expect(wireSentence([exchange({ status: null, error: 'reset' })])).toBe('PUT no answer')
  expect(wireSentence([])).toBe('nothing')
})

test('says what page script learned, and no more', () => {
  expect(pageSentence(failed)).toBe('TypeError: Failed to fetch')
  expect(pageSentence(response('cors'))).toBe('cors 200')
})
