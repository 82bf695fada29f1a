import type { Attempt } from '../../words/attempt.ts'
import type { Outcome } from '../../words/outcome.ts'
import type { PageRequest } from '../../words/page-request.ts'
import type { PageResult } from '../../words/page-result.ts'
import { countOf, exchangesAt } from './exchanges.ts'
import { outcomeOf } from './outcome-of.ts'
import { preflightOf } from './preflight-of.ts'
import { outcomeTitles } from './outcome-titles.ts'

/** What many attempts at one lane came to. */
export interface Tally {
  readonly attempts: number
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>
  /** Attempts that the lab itself could not send, of which nothing can be said. */
  readonly labFaults: number
  /** Attempts of which it is unclear what arrived. */
  readonly unclear: number
  readonly optionsAtProxy: number
  readonly optionsAtBackend: number
  readonly requestsAtProxy: number
  readonly requestsAtBackend: number
  /** Attempts whose preflight was not sent, since the browser still had the answer to an earlier one. */
  readonly sparedPreflights: number
  /** Changes that the backend made. */
  readonly work: number
  /** Exchanges that broke off, or could not be read. */
  readonly errors: number
}

export const emptyTally: Tally = {
  attempts: 0,
  outcomes: {},
  labFaults: 0,
  unclear: 0,
  optionsAtProxy: 0,
  optionsAtBackend: 0,
  requestsAtProxy: 0,
  requestsAtBackend: 0,
  sparedPreflights: 0,
  work: 0,
  errors: 0,
}

/** One attempt, as all three witnesses know it. */
export interface SettledAttempt {
  readonly request: PageRequest
  readonly result: PageResult
  readonly seen: Attempt
  /** Whether an earlier attempt at the very same URL had a preflight. */
  readonly hadPreflight: boolean
}

/** The tally with one more attempt. */
export function tallied(tally: Tally, { request, result, seen, hadPreflight }: SettledAttempt): Tally {
  const { exchanges, work, isUnclear = false } = seen
  const outcome = outcomeOf({ request, result, exchanges, isUnclear })
  const isSpared = !isUnclear && preflightOf(result, exchanges, hadPreflight).kind === 'cached'
  const atProxy = countOf(exchangesAt('proxy', exchanges))
  const atBackend = countOf(exchangesAt('backend', exchanges))
  return {
    attempts: tally.attempts + 1,
    outcomes:
      outcome === null
        ? tally.outcomes
        : { ...tally.outcomes, [outcome]: (tally.outcomes[outcome] ?? 0) + 1 },
    labFaults: tally.labFaults + (outcome === null && !isUnclear ? 1 : 0),
    unclear: tally.unclear + (isUnclear ? 1 : 0),
    optionsAtProxy: tally.optionsAtProxy + atProxy.preflights,
    optionsAtBackend: tally.optionsAtBackend + atBackend.preflights,
    requestsAtProxy: tally.requestsAtProxy + atProxy.requests,
    requestsAtBackend: tally.requestsAtBackend + atBackend.requests,
    sparedPreflights: tally.sparedPreflights + (isSpared ? 1 : 0),
    work: tally.work + work.length,
    errors: tally.errors + exchanges.filter(({ error }) => error !== null).length,
  }
}

/** How they ended, such as "48 readable, 2 no response". */
export function tallySentence({ attempts, outcomes, labFaults }: Tally): string {
  const counts = Object.entries(outcomes).map(
    ([outcome, count]) => `${count} ${outcomeTitles[outcome as Outcome]}`,
  )
  const known = Object.values(outcomes).reduce((sum, count) => sum + count, labFaults)
  return [
    ...counts,
    ...(labFaults > 0 ? [`${labFaults} not sent by the lab`] : []),
    ...(attempts > known ? [`${attempts - known} not known`] : []),
  ].join(', ')
}
