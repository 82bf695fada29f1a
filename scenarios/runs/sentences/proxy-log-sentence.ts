import { milliseconds } from '../../words/milliseconds.ts'
import type { Exchange, ProxyLog } from '../../words/exchange.ts'
import { isPreflight } from '../outcome/exchanges.ts'

/** What the words of nginx's $upstream_cache_status mean (ngx_http_upstream_module). */
const cacheWords: Readonly<Record<string, string>> = {
  HIT: 'answered from its cache',
  MISS: 'not in its cache',
  EXPIRED: 'its cached response was too old',
  BYPASS: 'its cache was passed by',
  STALE: 'answered from its cache with what is too old',
  UPDATING: 'answered from its cache with what is too old, while another request fetches it anew',
  REVALIDATED: 'the backend confirmed what is in its cache',
}

/**
 * What a proxy's own log says of one exchange: why the two witnesses saw what they saw. Null where there is no log
 * of it.
 */
export function proxyLogSentence(exchange: Exchange): string | null {
  const { method, status, proxyLog } = exchange
  if (proxyLog === undefined) return null
  const what = `${method} ${status ?? 'without a response'}`
  const cache =
    proxyLog.cacheStatus === null
      ? null
      : `${cacheWords[proxyLog.cacheStatus] ?? 'its cache'} (${proxyLog.cacheStatus})`
  return `${what}: ${[cache, lockWords(exchange), upstreamWords(proxyLog)].filter((part) => part !== null).join('; ')}`
}

/** How often nginx looks whether what it waits for is in its cache (ngx_http_file_cache.c); a little less, for the clock. */
const leastWaitMs = 480

/** Where answers to preflights are kept, only the first of those that come at once asks the backend (proxy_cache_lock). */
function lockWords(exchange: Exchange): string | null {
  const { headMs, proxyLog } = exchange
  const hasWaited = isPreflight(exchange) && proxyLog?.cacheStatus === 'HIT' && (headMs ?? 0) >= leastWaitMs
  return hasWaited
    ? `it waited ${milliseconds(headMs ?? 0)} for another that was asked at the same time: nginx looks every 500 ms (proxy_cache_lock)`
    : null
}

function upstreamWords({
  upstream,
  upstreamStatus,
  upstreamMs,
  upstreamBytes,
  cacheStatus,
}: ProxyLog): string | null {
  if (upstream === null) return cacheStatus === null ? 'answered by itself, nobody else was asked' : null
  if (upstreamBytes === 0) return `asked ${upstream}, which said nothing`
  const time = upstreamMs === null ? '' : ` in ${milliseconds(upstreamMs)}`
  return `asked ${upstream}, which answered ${upstreamStatus ?? 'nothing'}${time}`
}
