import type { Exchange, Witness } from '../../words/exchange.ts'
import type { PageResult } from '../../words/page-result.ts'
import { answeredBy, browserExchanges, isAnsweredByCache, isPreflight } from './exchanges.ts'

/** What became of an attempt's preflight. A closed union. */
export type Preflight =
  | {
      readonly kind: 'answered'
      readonly by: Witness
      readonly status: number
      /** Whether the proxy had the answer of the backend in its cache; left out where it says nothing of the kind. */
      readonly isFromCache?: true
    }
  | { readonly kind: 'unanswered' }
  /** Not on the wire: the browser still had the verdict of an earlier one. */
  | { readonly kind: 'cached' }
  /** Not on the wire, and no earlier one could have been remembered: the request needed none. */
  | { readonly kind: 'not-needed' }
  /** Nothing was seen from which one could tell. */
  | { readonly kind: 'unknown' }

/**
 * What became of the preflight, by the witnesses. `hadPreflight` says whether an earlier attempt at the very
 * same URL had one; the fragment is part of the preflight cache's key, so that nothing else can be remembered.
 * After redirects there may have been several preflights: the last one counts.
 */
export function preflightOf(
  result: PageResult,
  exchanges: readonly Exchange[],
  hadPreflight: boolean,
): Preflight {
  const seen = browserExchanges(exchanges)
  const last = seen.findLast(isPreflight)
  if (last !== undefined) {
    const by = answeredBy(last, exchanges)
    return by === null || last.status === null
      ? { kind: 'unanswered' }
      : { kind: 'answered', by, status: last.status, ...(isAnsweredByCache(last) && { isFromCache: true }) }
  }
  if (seen.length === 0 && result.kind !== 'response') return { kind: 'unknown' }
  return { kind: hadPreflight ? 'cached' : 'not-needed' }
}
