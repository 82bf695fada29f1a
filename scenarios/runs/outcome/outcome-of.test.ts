import { expect, test } from 'vitest'
import type { Exchange } from '../../words/exchange.ts'
import type { Outcome } from '../../words/outcome.ts'
import type { PageResult } from '../../words/page-result.ts'
import { atProxy, exchange, failed, preflight, refused, response } from './evidence.test-data.ts'
import { outcomeOf, type Evidence } from './outcome-of.ts'
import { preflightOf } from './preflight-of.ts'
import { outcomeSentence } from '../sentences/sentences.ts'

const allowed = [['Access-Control-Allow-Origin', 'http://a']] as const

interface Case {
  readonly when: string
  readonly request?: Partial<Evidence['request']>
  readonly result: PageResult
  readonly exchanges: readonly Exchange[]
  readonly hadPreflight?: boolean
  readonly outcome: Outcome | null
  readonly sentence?: string
}

const cases: readonly Case[] = [
  {
    when: 'the backend answered the preflight',
    result: response('cors'),
    exchanges: [preflight(), exchange()],
    outcome: 'readable',
    sentence: 'The backend answered the preflight.',
  },
  {
    when: 'the proxy answered the preflight',
    result: response('cors'),
    exchanges: [atProxy(preflight()), atProxy(exchange({ startedAtMs: 2 })), exchange({ startedAtMs: 2 })],
    outcome: 'readable',
    sentence: 'The proxy answered the preflight.',
  },
  {
    when: 'the browser sent no preflight',
    result: response('cors'),
    exchanges: [exchange({ method: 'GET' })],
    outcome: 'readable',
    sentence: 'A simple request: no preflight.',
  },
  {
    when: 'page and API are of one origin',
    result: response('basic'),
    exchanges: [atProxy(exchange()), exchange()],
    outcome: 'readable',
    sentence: 'A request to the page’s own origin: no preflight.',
  },
  {
    when: 'the browser sent no preflight, and remembers one',
    result: response('cors'),
    exchanges: [exchange()],
    hadPreflight: true,
    outcome: 'readable',
    sentence: "No preflight: its verdict was in the browser's cache.",
  },
  {
    when: 'a dead keep-alive socket made the browser send the request twice',
    result: response('cors'),
    exchanges: [exchange({ status: null, error: 'reset' }), exchange()],
    outcome: 'readable',
  },
  {
    when: 'the response came from the HTTP cache',
    request: { method: 'GET' },
    result: response('cors'),
    exchanges: [],
    outcome: 'readable',
    sentence: "It came from the browser's HTTP cache: nothing went over the wire.",
  },
  {
    when: 'a response came that no exchange and no cache explains',
    result: response('cors'),
    exchanges: [],
    outcome: 'readable',
    sentence:
      'The page got a response, but no witness saw the request: something between the page and the lane answered it, such as an extension.',
  },
  {
    when: 'only the preflight went over the wire',
    request: { method: 'GET' },
    result: response('cors'),
    exchanges: [preflight()],
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
    exchanges: [exchange({ method: 'GET', status: 302 })],
    outcome: 'opaque',
    sentence: 'A redirect came, and page script learns nothing else of it.',
  },
  {
    when: 'the proxy passed the preflight on and the backend answered it',
    result: response('cors'),
    exchanges: [atProxy(preflight()), preflight(), atProxy(exchange({ startedAtMs: 2 }))],
    outcome: 'readable',
    sentence: 'The backend answered the preflight.',
  },
  {
    when: 'a redirect led to another lane, which has no proxy',
    result: failed,
    exchanges: [
      atProxy(exchange({ lane: 'proxy', method: 'GET', status: 302 })),
      exchange({ lane: 'proxy', method: 'GET', status: 302 }),
      preflight({ lane: 'none', status: 404, startedAtMs: 2 }),
    ],
    outcome: 'blocked-at-preflight',
  },
  {
    when: 'redirect mode error met a redirect',
    request: { method: 'GET', redirect: 'error' },
    result: failed,
    exchanges: [exchange({ method: 'GET', status: 302, responseHeaders: allowed })],
    outcome: 'blocked-at-response',
    sentence: 'The browser did not follow the response, which is a redirect (302).',
  },
  {
    when: 'nothing was seen of a GET, whose response may have been in the HTTP cache',
    request: { method: 'GET' },
    result: failed,
    exchanges: [],
    outcome: 'no-response',
    sentence:
      'The browser could not connect, or refused a response that its HTTP cache held: no request reached a witness.',
  },
  {
    when: 'nothing was seen of a GET that passes the HTTP cache by',
    request: { method: 'GET', cache: 'no-store' },
    result: failed,
    exchanges: [],
    outcome: 'no-response',
    sentence: 'The browser could not connect: no request reached a witness.',
  },
  {
    when: 'the preflight found nobody',
    result: failed,
    exchanges: [
      preflight({ status: null, error: 'The server reset the connection before a response came.' }),
    ],
    outcome: 'no-response',
    sentence: 'The server reset the connection before a response came.',
  },
  {
    when: 'both of two equal requests found a dead connection',
    result: failed,
    exchanges: [exchange({ status: null, error: 'reset' }), exchange({ status: null, error: 'reset' })],
    outcome: 'no-response',
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
    exchanges: [preflight({ responseHeaders: allowed })],
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
    exchanges: [atProxy(preflight()), atProxy(exchange({ startedAtMs: 2 })), exchange({ startedAtMs: 2 })],
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
    request: { mode: 'same-origin' },
    result: failed,
    exchanges: [],
    outcome: 'not-sent',
    sentence: 'Mode same-origin sends nothing to another origin.',
  },
  {
    when: 'mode no-cors forbids the redirect mode',
    request: { mode: 'no-cors', redirect: 'error' },
    result: failed,
    exchanges: [],
    outcome: 'not-sent',
    sentence: 'Mode no-cors goes with redirect follow alone, and not with error.',
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
  const request = {
    method: 'PUT',
    mode: 'cors',
    redirect: 'follow',
    cache: 'default',
    ...each.request,
  } as const
  const evidence: Evidence = { request, result: each.result, exchanges: each.exchanges }
  const outcome = outcomeOf(evidence)
  expect(outcome).toBe(each.outcome)
  const said =
    outcome === null
      ? undefined
      : outcomeSentence(
          outcome,
          evidence,
          preflightOf(each.result, each.exchanges, each.hadPreflight ?? false),
        )
  expect(said).toBe(each.sentence ?? said)
})
