import type { Exchange } from '../words/exchange.ts'
import type { Outcome } from '../words/outcome.ts'
import type { PageRequest } from '../words/page-request.ts'
import type { PageResult } from '../words/page-result.ts'
import { browserExchanges, isPreflight } from './preflight.ts'

/**
 * Where an attempt ended, from what the page was told and what the witnesses saw. Null while the lab itself is
 * at fault, and so nothing can be said of the browser.
 */
export function outcomeOf(
  request: Pick<PageRequest, 'mode' | 'redirect'>,
  result: PageResult,
  exchanges: readonly Exchange[],
): Outcome | null {
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
      return outcomeOfFailure(request, exchanges)
  }
}

function outcomeOfFailure(
  { mode, redirect }: Pick<PageRequest, 'mode' | 'redirect'>,
  exchanges: readonly Exchange[],
): Outcome {
  const last = browserExchanges(exchanges).at(-1)
  if (last === undefined) {
    // Fetch standard, "Main fetch": both are network errors before anything is sent.
    const isRefusedByMode = mode === 'same-origin' || (mode === 'no-cors' && redirect !== 'follow')
    return isRefusedByMode ? 'not-sent' : 'no-response'
  }
  if (last.status === null) return 'no-response'
  return isPreflight(last) ? 'blocked-at-preflight' : 'blocked-at-response'
}
