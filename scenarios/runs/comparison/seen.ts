import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'
import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import type { Attempt, Work } from '../../words/attempt.ts'
import type { Exchange } from '../../words/exchange.ts'
import type { Outcome } from '../../words/outcome.ts'
import { exchangesAt } from '../outcome/exchanges.ts'
import { outcomeOf } from '../outcome/outcome-of.ts'
import { preflightOf, type Preflight } from '../outcome/preflight-of.ts'
import type { SettledAttempt } from '../outcome/tally.ts'
import { pageSeen, type PageSeen } from './page-seen.ts'

/** What was seen of one attempt: by the page, by each witness, and by the backend's store. Plain data. */
export interface Seen {
  /** Null where nothing can be said of the browser: the lab could not send it, or it is unclear what arrived. */
  readonly outcome: Outcome | null
  /** Why the browser blocked it, null where it did not; left out where nobody judged the attempt. */
  readonly reason?: ReasonCode | null
  /** Null where the lab could not send it. */
  readonly page: PageSeen | null
  readonly preflight: Preflight
  /** The exchanges at the witness in front of the proxy, in order of arrival; empty in a lane without a proxy. */
  readonly proxy: readonly SeenExchange[]
  /** Those at the witness in front of the backend. */
  readonly backend: readonly SeenExchange[]
  /** What the backend changed, in order. */
  readonly work: readonly Work['change'][]
}

/** One request and its response, as far as an expectation may speak of them. */
export type SeenExchange = Pick<Exchange, 'method' | 'requestHeaders' | 'status' | 'responseHeaders'>

interface Attempted extends Omit<SettledAttempt, 'seen'> {
  readonly seen: Omit<Attempt, 'id'>
}

/**
 * What was seen of an attempt that has settled. `judged` is the oracle's verdict by the answers that really came, null
 * where there is none; it tells the reason, unless the browser did something else.
 */
export function seenOf(attempt: Attempted, judged: Verdict | null = null): Seen {
  const { request, result, seen } = attempt
  const { exchanges, work, isUnclear } = seen
  const outcome = outcomeOf({ request, result, exchanges, isUnclear })
  return {
    outcome,
    ...(judged !== null && judged.outcome === outcome && { reason: judged.reason?.code ?? null }),
    page: pageSeen(result),
    preflight: preflightSeen(attempt),
    proxy: exchangesAt('proxy', exchanges),
    backend: exchangesAt('backend', exchanges),
    work: work.map(({ change }) => change),
  }
}

function preflightSeen({ result, seen, hadPreflight }: Attempted): Preflight {
  const preflight = preflightOf(result, seen.exchanges, hadPreflight)
  const wasOnTheWire = preflight.kind === 'answered' || preflight.kind === 'unanswered'
  // One that is not among the attempt's exchanges may be among those that could not be told from another's.
  return seen.isUnclear === true && !wasOnTheWire ? { kind: 'unknown' } : preflight
}
