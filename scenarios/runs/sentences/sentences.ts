import type { Reason } from '../../fetch-standard/recording/verdict.ts'
import type { Exchange } from '../../words/exchange.ts'
import type { Outcome } from '../../words/outcome.ts'
import type { PageResult } from '../../words/page-result.ts'
import { blockedSentence } from './blocked-sentence.ts'
import { browserExchanges, isPreflight } from '../outcome/exchanges.ts'
import { mayUseHttpCache } from '../outcome/may-use-http-cache.ts'
import type { Evidence } from '../outcome/outcome-of.ts'
import type { Preflight } from '../outcome/preflight-of.ts'

/** What happened, in one sentence: from what the page was told, what the witnesses saw, and why, where that is known. */
export function outcomeSentence(
  outcome: Outcome,
  evidence: Evidence,
  preflight: Preflight,
  reason: Reason | null = null,
): string {
  const { result, exchanges } = evidence
  switch (outcome) {
    case 'readable':
      return readableSentence(evidence, preflight)
    case 'opaque':
      return result.kind === 'response' && result.type === 'opaqueredirect'
        ? 'A redirect came, and page script learns nothing else of it.'
        : 'A response came, and page script may not look into it.'
    case 'blocked-at-preflight':
      return blockedSentence('the answer to the preflight', browserExchanges(exchanges).at(-1), reason)
    case 'blocked-at-response':
      return blockedSentence('the response', browserExchanges(exchanges).at(-1), reason)
    case 'not-sent':
      return notSentSentence(evidence)
    case 'no-response':
      return noResponseSentence(evidence)
  }
}

function readableSentence({ request, result, exchanges }: Evidence, preflight: Preflight): string {
  const seen = browserExchanges(exchanges)
  if (seen.every(isPreflight) && !mayUseHttpCache(request)) return noWitnessSentence
  if (seen.length === 0) return "It came from the browser's HTTP cache: nothing went over the wire."
  if (seen.every(isPreflight))
    return "Only the preflight went over the wire; the response is the HTTP cache's."
  switch (preflight.kind) {
    case 'answered':
      return `The ${preflight.by} answered the preflight${fromCache(preflight)}.`
    case 'cached':
      return "No preflight: its verdict was in the browser's cache."
    case 'not-needed':
      // The type of a response from the page's own origin (Fetch standard, "basic filtered response").
      return result.kind === 'response' && result.type === 'basic'
        ? 'A request to the page’s own origin: no preflight.'
        : 'A simple request: no preflight.'
    case 'unanswered':
    case 'unknown':
      return 'No preflight went over the wire.'
  }
}

const fromCache = ({ isFromCache }: Preflight & { kind: 'answered' }): string =>
  isFromCache === true ? ' from its cache' : ''

function notSentSentence({ request, result }: Evidence): string {
  if (result.kind === 'refused') return result.message
  return request.mode === 'same-origin'
    ? 'Mode same-origin sends nothing to another origin.'
    : `Mode no-cors goes with redirect follow alone, and not with ${request.redirect}.`
}

function noResponseSentence({ request, result, exchanges }: Evidence): string {
  if (result.kind === 'timed-out') return `No response came within ${result.afterMs / 1_000} s.`
  if (result.kind === 'stopped') return 'You stopped it before a response came.'
  const last = browserExchanges(exchanges).at(-1)
  if (last !== undefined) return last.error ?? 'The connection ended before a response came.'
  return mayUseHttpCache(request)
    ? 'The browser could not connect, or refused a response that its HTTP cache held: no request reached a witness.'
    : 'The browser could not connect: no request reached a witness.'
}

/** Of a response that no exchange explains, and no cache. */
export const noWitnessSentence =
  'The page got a response, but no witness saw the request: something between the page and the lane answered it, such as an extension.'

/** Who answered the preflight, or why there was none, in a few words. */
export function preflightSentence(preflight: Preflight): string {
  switch (preflight.kind) {
    case 'answered':
      return `The ${preflight.by} answered it${fromCache(preflight)}: ${preflight.status}.`
    case 'unanswered':
      return 'It was sent, and nobody answered.'
    case 'cached':
      return "Not sent: the browser's preflight cache still had the answer."
    case 'not-needed':
      return 'Not sent: this request needs none.'
    case 'unknown':
      return 'None was seen.'
  }
}

/** The messages of one hop in the order in which they came, such as "OPTIONS 204, PUT 200". */
export function wireSentence(exchanges: readonly Exchange[]): string {
  if (exchanges.length === 0) return 'nothing'
  return exchanges
    .map(
      ({ method, status, error }) =>
        `${method || 'no HTTP'} ${status ?? (error === null ? '…' : 'no answer')}`,
    )
    .join(', ')
}

/** What page script learned, as short as a console would put it. */
export function pageSentence(result: PageResult): string {
  switch (result.kind) {
    case 'response':
      return `${result.type} ${result.status}${result.bodyError === null ? '' : `, body broken off: ${result.bodyError}`}`
    case 'refused':
    case 'failed':
      return `${result.name}: ${result.message}`
    case 'timed-out':
      return `TimeoutError after ${result.afterMs / 1_000} s`
    case 'stopped':
      return 'AbortError'
    case 'lab-fault':
      return 'nothing: it was not sent'
  }
}

/** Where an attempt is that has not settled, by what the witnesses have told so far. */
export function underWaySentence(exchanges: readonly Exchange[]): string {
  const last = exchanges.at(-1)
  if (last === undefined) return 'The page has no answer yet.'
  const what = isPreflight(last) ? 'preflight' : last.method
  return last.status === null && last.error === null
    ? `The ${what} is at the ${last.witness}.`
    : `The ${last.witness} has answered the ${what}.`
}
