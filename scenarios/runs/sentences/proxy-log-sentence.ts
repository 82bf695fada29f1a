import { laneEngines } from '../../engines/engines.ts'
import type { LogWords } from '../../engines/engine-facts.ts'
import type { LaneEngine } from '../../words/engine.ts'
import { milliseconds } from '../../words/milliseconds.ts'
import type { Exchange, ProxyLog } from '../../words/exchange.ts'
import { isAnsweredByCache, isPreflight } from '../outcome/exchanges.ts'

/**
 * What a proxy's own log says of one exchange, in the words of its engine: why the two witnesses saw what they saw. Null
 * where there is no log of it.
 */
export function proxyLogSentence(exchange: Exchange, engine: LaneEngine): string | null {
  const { method, status, proxyLog } = exchange
  const { log } = laneEngines[engine]
  if (proxyLog === undefined || log === null) return null
  const what = `${method} ${status ?? 'without a response'}`
  const cache =
    proxyLog.cacheStatus === null
      ? null
      : `${log.ofCache[proxyLog.cacheStatus] ?? 'its cache'} (${proxyLog.cacheStatus})`
  const parts = [cache, waitingWords(exchange, log), upstreamWords(proxyLog)]
  return `${what}: ${parts.filter((part) => part !== null).join('; ')}`
}

/** Where answers to preflights are kept, only the first of those that come at once asks the backend. */
function waitingWords(exchange: Exchange, { waiting }: LogWords): string | null {
  const headMs = exchange.headMs ?? 0
  if (waiting === null || headMs < waiting.fromMs) return null
  return isPreflight(exchange) && isAnsweredByCache(exchange)
    ? `it waited ${milliseconds(headMs)} for another that was asked at the same time: ${waiting.says}`
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
