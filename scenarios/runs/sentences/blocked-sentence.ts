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
  const exact = reason === null ? undefined : sentences[withoutPreflight(reason.code)]
  return exact?.(where, reason?.parameter ?? '') ?? `The CORS headers in ${where} do not allow this request.`
}

/** A CORS check fails in the same ways at both answers. */
const withoutPreflight = (code: ReasonCode) => code.replace(/^preflight-(?=ac)/, '')

const sentences: Readonly<Record<string, (where: string, parameter: string) => string>> = {
  'acao-multiple': (where) => `More than one Access-Control-Allow-Origin in ${where}.`,
  'acao-mismatch': (where) => `Access-Control-Allow-Origin in ${where} names another origin.`,
  'acao-invalid': (where) => `Access-Control-Allow-Origin in ${where} is no origin.`,
  'acao-wildcard-credentials': () =>
    'Access-Control-Allow-Origin is *, which does not count with credentials.',
  'acac-not-true': (where) => `No Access-Control-Allow-Credentials: true in ${where}.`,
  'preflight-status': (_, status) => `The preflight was answered with ${status}, and not with 200 to 299.`,
  'preflight-method-not-allowed': (where, method) =>
    `Access-Control-Allow-Methods in ${where} lacks ${method}.`,
  'preflight-header-not-allowed': (where, name) => `Access-Control-Allow-Headers in ${where} lacks ${name}.`,
}
