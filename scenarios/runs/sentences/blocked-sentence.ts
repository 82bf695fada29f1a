import { isRedirectStatus } from '../../fetch-standard/algorithms/redirects/redirect-status.ts'
import { standardReasons } from '../../fetch-standard/reasons/reasons.ts'
import type { Reason } from '../../fetch-standard/recording/verdict.ts'
import type { Exchange } from '../../words/exchange.ts'
import { headerValue } from '../outcome/exchanges.ts'

/**
 * What the browser stopped at, in one short sentence. `where` names the answer, such as "the response"; `exchange`
 * is the last that the browser had. A verdict's reason makes it exact where there is one.
 */
export function blockedSentence(
  where: string,
  exchange: Exchange | undefined,
  reason: Reason | null = null,
): string {
  if (exchange === undefined) return `The browser blocked ${where}.`
  const inShort = reason === null ? null : standardReasons[reason.code].inShort
  const exact = inShort?.(where, reason?.parameter ?? '') ?? null
  // It stops what CORS does not apply to, and so needs no header of CORS.
  if (reason?.code === 'corp-blocked' && exact !== null) return exact
  const { status, responseHeaders } = exchange
  if (headerValue(responseHeaders, 'access-control-allow-origin') === undefined)
    return `No Access-Control-Allow-Origin in ${where}.`
  if (status !== null && isRedirectStatus(status))
    return `The browser did not follow ${where}, which is a redirect (${status}).`
  return exact ?? `The CORS headers in ${where} do not allow this request.`
}
