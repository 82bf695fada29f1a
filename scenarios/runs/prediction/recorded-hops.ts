import type { Answer, Hop } from '../../fetch-standard/recording/recording.ts'
import { browserExchanges, isPreflight } from '../outcome/exchanges.ts'
import { witnessWords } from '../sentences/witness-words.ts'
import type { Exchange } from '../../words/exchange.ts'

/** The exchanges of one URL of a redirect chain; null where none was seen. */
export interface HopExchanges {
  readonly preflight: Exchange | null
  readonly response: Exchange | null
}

/**
 * The exchanges of an attempt, as its first witnesses saw them, by the URL that they belong to. A request that the
 * browser sent again, since nobody had answered it, counts once: by its last answer.
 */
export function hopExchanges(exchanges: readonly Exchange[]): readonly HopExchanges[] {
  const hops: HopExchanges[] = []
  let preflight: Exchange | null = null
  const seen = browserExchanges(exchanges)
  for (const [at, exchange] of seen.entries()) {
    const next = seen[at + 1]
    if (exchange.status === null && next !== undefined && isSameRequest(exchange, next)) continue
    if (isPreflight(exchange)) {
      preflight = exchange
      continue
    }
    hops.push({ preflight, response: exchange })
    preflight = null
  }
  // After a preflight that allowed nothing there is no request.
  return preflight === null ? hops : [...hops, { preflight, response: null }]
}

/** What was really answered at each URL of an attempt. */
export function recordedHops(exchanges: readonly Exchange[]): readonly Hop[] {
  return hopExchanges(exchanges).map(({ preflight, response }) => ({
    url: null,
    preflight: answerIn(preflight),
    response: answerIn(response),
  }))
}

const isSameRequest = (one: Exchange, other: Exchange) =>
  one.method === other.method && one.url === other.url && isPreflight(one) === isPreflight(other)

function answerIn(exchange: Exchange | null): Answer | null {
  if (exchange === null) return null
  const { status, statusText, responseHeaders, error } = exchange
  if (status !== null) return { status, statusText, headers: responseHeaders }
  return { error: witnessWords(error ?? '').includes('reset') ? 'reset' : 'empty' }
}
