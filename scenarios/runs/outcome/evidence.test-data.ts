import type { Exchange, HeaderList } from '../../words/exchange.ts'
import { pageRequest } from '../../words/page-request.test-data.ts'
import type { PageResult } from '../../words/page-result.ts'

/** What a page is asked to send for it. */
export const putRequest = pageRequest()

/** A PUT that the backend of a lane without a proxy answered with 200. */
export const exchange = (part: Partial<Exchange> = {}): Exchange => ({
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

export const preflight = (part: Partial<Exchange> = {}): Exchange =>
  exchange({
    method: 'OPTIONS',
    status: 204,
    requestHeaders: [['Access-Control-Request-Method', 'PUT']],
    ...part,
  })

/** The same exchange, seen in front of a proxy. */
export const atProxy = (seen: Exchange): Exchange => ({ ...seen, witness: 'proxy' })

export const response = (
  type: 'basic' | 'cors' | 'opaque' | 'opaqueredirect',
  headers: HeaderList = [],
): PageResult => ({
  kind: 'response',
  type,
  status: 200,
  statusText: 'OK',
  url: '',
  redirected: false,
  headers,
  body: '',
  bodyLength: 0,
  bodyError: null,
  elapsedMs: 1,
  timing: null,
})

export const failed: PageResult = {
  kind: 'failed',
  name: 'TypeError',
  message: 'Failed to fetch',
  elapsedMs: 1,
  timing: null,
}

export const refused: PageResult = {
  kind: 'refused',
  name: 'TypeError',
  message: "'CONNECT' HTTP method is unsupported.",
}

/** What a proxy's log says of a response that it had in its cache. */
export const hit = {
  cacheStatus: 'HIT',
  upstream: null,
  upstreamStatus: null,
  upstreamHeadMs: null,
  upstreamMs: null,
  upstreamBytes: null,
  port: 50_000,
  request: 1,
}
