import type { Exchange, HeaderList, Witness } from '../../words/exchange.ts'

/** The first value of a header, by its lower-case name. */
export function headerValue(headers: HeaderList, lowerCaseName: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === lowerCaseName)?.[1]
}

/** A CORS-preflight request (Fetch standard, "CORS-preflight fetch"), as against a plain OPTIONS. */
export function isPreflight({ method, requestHeaders }: Requested): boolean {
  return method === 'OPTIONS' && headerValue(requestHeaders, 'access-control-request-method') !== undefined
}

/** The exchanges that one witness saw. */
export const exchangesAt = (witness: Witness, exchanges: readonly Exchange[]): readonly Exchange[] =>
  exchanges.filter((each) => each.witness === witness)

type Requested = Pick<Exchange, 'method' | 'requestHeaders'>

/** How many of some exchanges are preflights, and how many are other requests. */
export function countOf(
  exchanges: readonly Requested[],
): Readonly<Record<'preflights' | 'requests', number>> {
  const preflights = exchanges.filter(isPreflight).length
  return { preflights, requests: exchanges.length - preflights }
}
/** Whether the proxy's own log says that its cache answered. */
export const isAnsweredByCache = ({ proxyLog }: Exchange): boolean => proxyLog?.cacheStatus === 'HIT'

/** The exchanges at each lane's first witness, which are those that the browser had. */
export function browserExchanges(exchanges: readonly Exchange[]): readonly Exchange[] {
  const lanesWithProxy = new Set(
    exchanges.flatMap(({ witness, lane }) => (witness === 'proxy' ? [lane] : [])),
  )
  return exchanges.filter(({ witness, lane }) => witness === 'proxy' || !lanesWithProxy.has(lane))
}

/** What the proxy asked the backend while it held this exchange of the browser's; a retry shows as two. */
export function passedOn(exchange: Exchange, exchanges: readonly Exchange[]): readonly Exchange[] {
  if (exchange.witness === 'backend') return []
  const endsAtMs = exchange.startedAtMs + (exchange.durationMs ?? Number.POSITIVE_INFINITY)
  return exchanges.filter(
    ({ witness, lane, startedAtMs }) =>
      witness === 'backend' &&
      lane === exchange.lane &&
      startedAtMs >= exchange.startedAtMs &&
      startedAtMs <= endsAtMs,
  )
}

/**
 * Who answered an exchange of the browser's: the backend when an answer of its own came to the proxy, else the
 * proxy, which then spoke for itself. Null when there was no answer.
 */
export function answeredBy(exchange: Exchange, exchanges: readonly Exchange[]): Witness | null {
  if (exchange.status === null) return null
  if (exchange.witness === 'backend') return 'backend'
  return passedOn(exchange, exchanges).some(({ status }) => status !== null) ? 'backend' : 'proxy'
}
