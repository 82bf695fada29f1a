import { outcomeOf } from '../runs/outcome/outcome-of.ts'
import { preflightOf, type Preflight } from '../runs/outcome/preflight-of.ts'
import { emptyTally, tallied, type SettledAttempt } from '../runs/outcome/tally.ts'
import type { Outcome } from '../words/outcome.ts'

/** What one attempt at a cell came to, by page and witnesses. */
export interface SeenRound {
  /** Null where the lab could not send it. */
  readonly outcome: Outcome | null
  readonly preflight: Preflight
  readonly optionsAtProxy: number
  readonly optionsAtBackend: number
  readonly requestsAtProxy: number
  readonly requestsAtBackend: number
  /** Whether the backend changed something. */
  readonly worked: boolean
}

/** What an attempt came to, counted at the witnesses. */
export function seenRound(attempt: SettledAttempt): SeenRound {
  const { request, result, seen, hadPreflight } = attempt
  const { optionsAtProxy, optionsAtBackend, requestsAtProxy, requestsAtBackend, work } = tallied(
    emptyTally,
    attempt,
  )
  return {
    outcome: outcomeOf({ request, result, exchanges: seen.exchanges }),
    preflight: preflightOf(result, seen.exchanges, hadPreflight),
    optionsAtProxy,
    optionsAtBackend,
    requestsAtProxy,
    requestsAtBackend,
    worked: work > 0,
  }
}

/** How many messages reached the backend of those that the browser sent, such as "1 of 2". */
export function reachWords(seen: SeenRound, hasProxy: boolean): string {
  const atBackend = seen.optionsAtBackend + seen.requestsAtBackend
  const sent = hasProxy ? seen.optionsAtProxy + seen.requestsAtProxy : atBackend
  return `${atBackend} of ${sent}`
}

/** What one hop saw, such as "OPTIONS 1, POST 0"; no line breaks between a word and its number. */
export const hopWords = (options: number, requests: number): string =>
  `OPTIONS\u{a0}${options}, POST\u{a0}${requests}`
