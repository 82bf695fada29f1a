import { isRedirectStatus } from '../../fetch-standard/algorithms/redirect-status.ts'
import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'
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
  if (reason?.code === 'corp-blocked')
    return `Cross-Origin-Resource-Policy in ${where} does not let this page use it.`
  const { status, responseHeaders } = exchange
  if (headerValue(responseHeaders, 'access-control-allow-origin') === undefined)
    return `No Access-Control-Allow-Origin in ${where}.`
  if (status !== null && isRedirectStatus(status))
    return `The browser did not follow ${where}, which is a redirect (${status}).`
  const exact = reason === null ? null : exactSentence(where, reason.code, reason.parameter ?? '')
  return exact ?? `The CORS headers in ${where} do not allow this request.`
}

/** Null where the reason takes more words than there are here. A CORS check fails in the same ways at both answers. */
function exactSentence(
  where: string,
  code: Exclude<ReasonCode, 'corp-blocked'>,
  parameter: string,
): string | null {
  switch (code) {
    case 'acao-multiple':
    case 'preflight-acao-multiple':
      return `More than one Access-Control-Allow-Origin in ${where}.`
    case 'acao-mismatch':
    case 'preflight-acao-mismatch':
      return `Access-Control-Allow-Origin in ${where} names another origin.`
    case 'acao-invalid':
    case 'preflight-acao-invalid':
      return `Access-Control-Allow-Origin in ${where} is not an origin.`
    case 'acao-wildcard-credentials':
    case 'preflight-acao-wildcard-credentials':
      return 'Access-Control-Allow-Origin is *, which does not count with credentials.'
    case 'acac-not-true':
    case 'preflight-acac-not-true':
      return `No Access-Control-Allow-Credentials: true in ${where}.`
    case 'preflight-status':
      return `The preflight was answered with ${parameter}, and not with 200 to 299.`
    case 'preflight-method-not-allowed':
      return `Access-Control-Allow-Methods in ${where} lacks ${parameter}.`
    case 'preflight-header-not-allowed':
      return `Access-Control-Allow-Headers in ${where} lacks ${parameter}.`
    case 'acao-missing':
    case 'preflight-acao-missing':
    case 'preflight-redirect':
    case 'preflight-acam-malformed':
    case 'preflight-acah-malformed':
    case 'preflight-authorization-wildcard':
    case 'mode-same-origin':
    case 'no-cors-redirect-mode':
    case 'scheme-not-http':
    case 'redirect-credentials':
    case 'redirect-mode-error':
    case 'redirect-limit':
    case 'redirect-bad-location':
    case 'http-invalid-response':
    case 'connection-failed':
    case 'lna-permission-denied':
    case 'lna-insecure':
    case 'request-invalid':
      return null
  }
}
