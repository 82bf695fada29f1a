import type { Exchange } from '../../words/exchange.ts'
import type { Outcome } from '../../words/outcome.ts'
import type { PageRequest } from '../../words/page-request.ts'
import type { PageResult } from '../../words/page-result.ts'
import { browserExchanges, isPreflight } from './exchanges.ts'

/** What is known of one attempt: what was asked, what the page was told, and what the witnesses saw. */
export interface Evidence {
  readonly request: Pick<PageRequest, 'method' | 'mode' | 'redirect' | 'cache'>
  readonly result: PageResult
  readonly exchanges: readonly Exchange[]
  /** Whether more may have arrived, which could not be told from another attempt's. */
  readonly isUnclear?: boolean | undefined
}

/**
 * Where an attempt ended, from what the page was told and what the witnesses saw. Null where nothing can be said of
 * the browser: while the lab itself is at fault, and where a fetch failed and it is unclear what arrived of it.
 *
 * It judges no header. So two cases look like others: a response that the browser took from its HTTP cache and
 * then refused shows as no-response, or, after a preflight on the wire, as blocked-at-preflight; and so does a
 * connection that fails after its preflight was answered well.
 */
export function outcomeOf({ request, result, exchanges, isUnclear }: Evidence): Outcome | null {
  switch (result.kind) {
    case 'lab-fault':
      return null
    case 'refused':
      return 'not-sent'
    case 'stopped':
    case 'timed-out':
      return 'no-response'
    case 'response':
      return result.type === 'opaque' || result.type === 'opaqueredirect' ? 'opaque' : 'readable'
    case 'failed':
      return isUnclear === true ? null : outcomeOfFailure(request, exchanges)
  }
}

function outcomeOfFailure({ mode, redirect }: Evidence['request'], exchanges: readonly Exchange[]): Outcome {
  const last = browserExchanges(exchanges).at(-1)
  if (last === undefined) {
    // Fetch standard, "Main fetch": both are network errors before anything is sent to another origin.
    const isRefusedByMode = mode === 'same-origin' || (mode === 'no-cors' && redirect !== 'follow')
    return isRefusedByMode ? 'not-sent' : 'no-response'
  }
  if (last.status === null) return 'no-response'
  return isPreflight(last) ? 'blocked-at-preflight' : 'blocked-at-response'
}
