import type { Exchange, HeaderList } from '../words/exchange.ts'
import type { Outcome } from '../words/outcome.ts'
import { headersOfPage, type PageRequest } from '../words/page-request.ts'
import { normalizeMethod } from '../fetch-standard/normalize-method.ts'
import { isSafelistedMethod } from '../fetch-standard/safelisted-method.ts'
import { browserExchanges, headerValue, isPreflight } from './exchanges.ts'

/** What the browser stopped at: one header of one message, or its status. */
export interface Decider {
  readonly exchange: Exchange
  /** A header's name in lower case, or `status`. */
  readonly header: string
}

/**
 * The header of a blocked attempt that decided, by the checks that every browser makes in this order: the CORS
 * check, then, of a preflight, its status, methods and headers (Fetch standard, "CORS check" and "CORS-preflight
 * fetch"). Null where nothing was blocked, or where these checks do not tell why.
 */
export function deciderOf(
  outcome: Outcome | null,
  request: PageRequest,
  exchanges: readonly Exchange[],
): Decider | null {
  if (outcome !== 'blocked-at-preflight' && outcome !== 'blocked-at-response') return null
  const exchange = browserExchanges(exchanges).at(-1)
  if (exchange === undefined || exchange.status === null) return null
  const header =
    failsCorsCheck(request, exchange) ?? (isPreflight(exchange) ? failsPreflight(request, exchange) : null)
  return header === null ? null : { exchange, header }
}

const valuesOf = (headers: HeaderList, lowerCaseName: string) =>
  headers.flatMap(([name, value]) => (name.toLowerCase() === lowerCaseName ? [value] : []))

function failsCorsCheck(
  { credentials }: PageRequest,
  { requestHeaders, responseHeaders }: Exchange,
): string | null {
  const allowed = valuesOf(responseHeaders, 'access-control-allow-origin').join(', ')
  if (allowed === '*' && credentials !== 'include') return null
  if (allowed !== headerValue(requestHeaders, 'origin')) return 'access-control-allow-origin'
  if (credentials !== 'include') return null
  const isAllowed = valuesOf(responseHeaders, 'access-control-allow-credentials').join(', ') === 'true'
  return isAllowed ? null : 'access-control-allow-credentials'
}

function failsPreflight(
  request: PageRequest,
  { status, requestHeaders, responseHeaders }: Exchange,
): string | null {
  if (status === null || status < 200 || status > 299) return 'status'
  const isCredentialed = request.credentials === 'include'
  const listed = (name: string) =>
    valuesOf(responseHeaders, name).flatMap((value) => value.split(',').map((each) => each.trim()))
  const method = normalizeMethod(request.method)
  const methods = listed('access-control-allow-methods')
  const isMethodAllowed =
    isSafelistedMethod(method) || methods.includes(method) || (methods.includes('*') && !isCredentialed)
  if (!isMethodAllowed) return 'access-control-allow-methods'
  const headers = new Set(listed('access-control-allow-headers').map((name) => name.toLowerCase()))
  const coversAll = headers.has('*') && !isCredentialed
  const asked = headerValue(requestHeaders, 'access-control-request-headers') ?? ''
  const names = asked === '' ? headersOfPage(request).map(([name]) => name) : asked.split(',')
  const isMissing = (name: string) => !headers.has(name) && (name === 'authorization' || !coversAll)
  return names.some((name) => isMissing(name.trim().toLowerCase())) ? 'access-control-allow-headers' : null
}
