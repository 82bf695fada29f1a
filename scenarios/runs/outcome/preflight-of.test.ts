import { expect, test } from 'vitest'
import type { Exchange } from '../../words/exchange.ts'
import type { PageResult } from '../../words/page-result.ts'
import { atProxy, exchange, failed, hit, preflight, response } from './evidence.test-data.ts'
import { preflightOf } from './preflight-of.ts'
import { preflightSentence } from '../sentences/sentences.ts'

interface Case {
  readonly when: string
  readonly result?: PageResult
  readonly exchanges: readonly Exchange[]
  readonly hadPreflight?: boolean
  readonly sentence: string
}

const cases: readonly Case[] = [
  {
    when: 'the browser spoke to the backend itself',
    exchanges: [preflight(), exchange()],
    sentence: 'The backend answered it: 204.',
  },
  {
    when: 'nothing of it came to the backend behind the proxy',
    exchanges: [atProxy(preflight()), atProxy(exchange({ startedAtMs: 2 })), exchange({ startedAtMs: 2 })],
    sentence: 'The proxy answered it: 204.',
  },
  {
    when: 'the proxy had the backend’s answer in its cache',
    exchanges: [atProxy(preflight({ proxyLog: hit }))],
    sentence: 'The proxy answered it from its cache: 204.',
  },
  {
    when: 'the proxy passed it on',
    exchanges: [atProxy(preflight({ status: 404 })), preflight({ status: 404 })],
    sentence: 'The backend answered it: 404.',
  },
  {
    when: 'the proxy passed it on to a backend that was gone',
    exchanges: [atProxy(preflight({ status: 502 })), preflight({ status: null, error: 'refused' })],
    sentence: 'The proxy answered it: 502.',
  },
  {
    when: 'the first of two equal ones met a dead connection',
    exchanges: [preflight({ status: null, error: 'reset' }), preflight(), exchange()],
    sentence: 'The backend answered it: 204.',
  },
  {
    when: 'the connection broke',
    result: failed,
    exchanges: [preflight({ status: null, error: 'reset' })],
    sentence: 'It was sent, and nobody answered.',
  },
  {
    when: 'an earlier attempt at the same URL had one',
    exchanges: [exchange()],
    hadPreflight: true,
    sentence: "Not sent: the browser's preflight cache still had the answer.",
  },
  {
    when: 'an earlier attempt had one and the response is the HTTP cache’s',
    exchanges: [],
    hadPreflight: true,
    sentence: "Not sent: the browser's preflight cache still had the answer.",
  },
  {
    when: 'the URL is new to the browser and the request went out by itself',
    exchanges: [exchange({ method: 'GET' })],
    sentence: 'Not sent: this request needs none.',
  },
  {
    when: 'nothing reached a witness',
    result: failed,
    exchanges: [],
    hadPreflight: true,
    sentence: 'None was seen.',
  },
]

test.each(cases)('of the preflight it says, when $when: $sentence', (each) => {
  const { result = response('cors'), exchanges, hadPreflight = false, sentence } = each
  expect(preflightSentence(preflightOf(result, exchanges, hadPreflight))).toBe(sentence)
})
