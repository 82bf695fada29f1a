import type { Work } from '../words/attempt.ts'
import type { Exchange } from '../words/exchange.ts'
import type { Outcome } from '../words/outcome.ts'
import type { PageResult } from '../words/page-result.ts'
import { browserExchanges, headerValue, isPreflight, preflightAnsweredBy } from './preflight.ts'

/** An outcome in two or three words, as a heading. */
export const outcomeTitles: Readonly<Record<Outcome, string>> = {
  readable: 'readable',
  opaque: 'opaque',
  'blocked-at-preflight': 'blocked at the preflight',
  'blocked-at-response': 'blocked at the response',
  'not-sent': 'not sent',
  'no-response': 'no response',
}

/** What happened, in one sentence: from what the page was told and what the witnesses saw. */
export function outcomeSentence(
  outcome: Outcome,
  result: PageResult,
  exchanges: readonly Exchange[],
): string {
  switch (outcome) {
    case 'readable':
      return readableSentence(exchanges)
    case 'opaque':
      return 'A response came, and page script may not look into it.'
    case 'blocked-at-preflight':
      return blockedSentence('the answer to the preflight', browserExchanges(exchanges).at(-1))
    case 'blocked-at-response':
      return blockedSentence('the response', browserExchanges(exchanges).at(-1))
    case 'not-sent':
      return result.kind === 'refused' ? result.message : 'The browser refused to send it in this mode.'
    case 'no-response':
      return noResponseSentence(result, exchanges)
  }
}

function readableSentence(exchanges: readonly Exchange[]): string {
  const seen = browserExchanges(exchanges)
  if (seen.length === 0) return "It came from the browser's HTTP cache: nothing went over the wire."
  if (seen.every(isPreflight))
    return "Only the preflight went over the wire; the response is the HTTP cache's."
  const answeredBy = preflightAnsweredBy(exchanges)
  return answeredBy === null
    ? 'No preflight went over the wire.'
    : `The ${answeredBy} answered the preflight.`
}

function blockedSentence(where: string, exchange: Exchange | undefined): string {
  if (exchange === undefined) return `The browser blocked ${where}.`
  return headerValue(exchange.responseHeaders, 'access-control-allow-origin') === undefined
    ? `No Access-Control-Allow-Origin in ${where}.`
    : `The CORS headers in ${where} do not allow this request.`
}

function noResponseSentence(result: PageResult, exchanges: readonly Exchange[]): string {
  if (result.kind === 'timed-out') return `No response came within ${result.afterMs / 1_000} s.`
  if (result.kind === 'stopped') return 'You stopped it before a response came.'
  const error = browserExchanges(exchanges).at(-1)?.error
  return error ?? 'The browser could not connect: no request reached a witness.'
}

const changes: Readonly<Record<Work['change'], (id: string) => string>> = {
  created: (id) => `order ${id} was created`,
  updated: (id) => `order ${id} was updated`,
  deleted: (id) => `order ${id} was deleted`,
  session: (name) => `a session was started for ${name}`,
}

/**
 * What the backend's handler changed, and, where the page cannot know, that it did so all the same: CORS guards
 * the reading of a response, not the work.
 */
export function workSentence(work: readonly Work[], outcome: Outcome | null): string {
  if (work.length === 0) return 'Nothing was changed.'
  const list = work.map(({ change, id }) => changes[change](id)).join(', ')
  const sentence = list.charAt(0).toUpperCase() + list.slice(1)
  return outcome === 'readable' || outcome === null
    ? `${sentence}.`
    : `${sentence}, although the page was told ${outcome === 'opaque' ? 'nothing of it' : 'that it failed'}.`
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
