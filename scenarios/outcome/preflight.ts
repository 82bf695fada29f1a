import type { Exchange, HeaderList, Witness } from '../words/exchange.ts'

/** The first value of a header, by its lower-case name. */
export function headerValue(headers: HeaderList, lowerCaseName: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === lowerCaseName)?.[1]
}

/** A CORS-preflight request (Fetch standard, "CORS-preflight fetch"), as against a plain OPTIONS. */
export function isPreflight({ method, requestHeaders }: Exchange): boolean {
  return method === 'OPTIONS' && headerValue(requestHeaders, 'access-control-request-method') !== undefined
}

/** The exchanges at a lane's first witness, which are those that the browser had. */
export function browserExchanges(exchanges: readonly Exchange[]): readonly Exchange[] {
  const first: Witness = exchanges.some(({ witness }) => witness === 'proxy') ? 'proxy' : 'backend'
  return exchanges.filter(({ witness }) => witness === first)
}

/** Who answered the preflights on the wire; null when there were none. */
export function preflightAnsweredBy(exchanges: readonly Exchange[]): Witness | null {
  const preflights = exchanges.filter(isPreflight)
  if (preflights.length === 0) return null
  return preflights.some(({ witness }) => witness === 'backend') ? 'backend' : 'proxy'
}
