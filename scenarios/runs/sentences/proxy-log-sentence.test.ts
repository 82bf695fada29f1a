import { expect, test } from 'vitest'
import type { ProxyLog } from '../../words/exchange.ts'
import { atProxy, exchange, preflight } from '../outcome/evidence.test-data.ts'
import { proxyLogSentence } from './proxy-log-sentence.ts'

const log = (part: Partial<ProxyLog> = {}): ProxyLog => ({
  cacheStatus: null,
  upstream: '127.0.0.1:9000',
  upstreamStatus: 200,
  upstreamHeadMs: 2,
  upstreamMs: 3,
  upstreamBytes: 400,
  port: 50_000,
  request: 1,
  ...part,
})

const nobody = {
  upstream: null,
  upstreamStatus: null,
  upstreamHeadMs: null,
  upstreamMs: null,
  upstreamBytes: null,
}

const cases = [
  ['passed on', exchange(), log(), 'PUT 200: asked 127.0.0.1:9000, which answered 200 in 3.0 ms'],
  [
    'a preflight of its own',
    preflight(),
    log(nobody),
    'OPTIONS 204: answered by itself, nobody else was asked',
  ],
  ['a hit', exchange(), log({ ...nobody, cacheStatus: 'HIT' }), 'PUT 200: answered from its cache (HIT)'],
  [
    'a miss',
    exchange(),
    log({ cacheStatus: 'MISS' }),
    'PUT 200: not in its cache (MISS); asked 127.0.0.1:9000, which answered 200 in 3.0 ms',
  ],
  [
    'a preflight that waited for another of its kind',
    preflight({ headMs: 502 }),
    log({ ...nobody, cacheStatus: 'HIT' }),
    'OPTIONS 204: answered from its cache (HIT); it waited 502 ms for another that was asked at the same time: nginx looks every 500 ms (proxy_cache_lock)',
  ],
  [
    'a preflight that found its answer at once',
    preflight({ headMs: 2 }),
    log({ ...nobody, cacheStatus: 'HIT' }),
    'OPTIONS 204: answered from its cache (HIT)',
  ],
  [
    'a backend that is gone',
    exchange({ status: 502 }),
    log({ upstreamStatus: 502, upstreamBytes: 0 }),
    'PUT 502: asked 127.0.0.1:9000, which said nothing',
  ],
] as const

test.each(cases)('%s', (_, seen, proxyLog, sentence) => {
  expect(proxyLogSentence(atProxy({ ...seen, proxyLog }), 'nginx')).toBe(sentence)
})

test('without a log nothing is said', () => {
  expect(proxyLogSentence(exchange(), 'nginx')).toBeNull()
})

test('words are those of the engine: one that keeps no log says nothing in the words of another', () => {
  const seen = atProxy({ ...preflight({ headMs: 502 }), proxyLog: log({ ...nobody, cacheStatus: 'HIT' }) })
  expect(proxyLogSentence(seen, 'embedded')).toBeNull()
  expect(proxyLogSentence(seen, 'nginx')).toContain('nginx looks every 500 ms')
})
