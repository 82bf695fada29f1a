import { milliseconds } from '../words/milliseconds.ts'
import type { Exchange, ProxyLog } from '../words/exchange.ts'

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
export function proxyLogSentence({ method, status, proxyLog }: Exchange): string | null {
  if (proxyLog === undefined) return null
  const what = `${method} ${status ?? 'without a response'}`
  const cache =
    proxyLog.cacheStatus === null
      ? null
      : `${cacheWords[proxyLog.cacheStatus] ?? 'its cache'} (${proxyLog.cacheStatus})`
  return `${what}: ${[cache, upstreamWords(proxyLog)].filter((part) => part !== null).join('; ')}`
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
