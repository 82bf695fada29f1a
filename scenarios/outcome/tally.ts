import type { Attempt } from '../words/attempt.ts'
import type { Outcome } from '../words/outcome.ts'
import type { PageRequest } from '../words/page-request.ts'
import type { PageResult } from '../words/page-result.ts'
import { isPreflight } from './exchanges.ts'
import { outcomeOf } from './outcome-of.ts'
import { outcomeTitles } from './sentences.ts'

/** What many attempts at one lane came to. */
export interface Tally {
  readonly attempts: number
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>
  /** Attempts that the lab itself could not send, or of which nothing is known. */
  readonly unknown: number
  readonly optionsAtProxy: number
  readonly optionsAtBackend: number
  readonly requestsAtProxy: number
  readonly requestsAtBackend: number
  /** Changes that the backend made. */
  readonly work: number
}

export const emptyTally: Tally = {
  attempts: 0,
  outcomes: {},
  unknown: 0,
  optionsAtProxy: 0,
  optionsAtBackend: 0,
  requestsAtProxy: 0,
  requestsAtBackend: 0,
  work: 0,
}

/** The tally with one more attempt; `seen` is null when the witnesses could not be asked. */
export function tallied(tally: Tally, request: PageRequest, result: PageResult, seen: Attempt | null): Tally {
  const exchanges = seen?.exchanges ?? []
  const outcome = seen === null ? null : outcomeOf({ request, result, exchanges })
  const at = (witness: 'proxy' | 'backend', wanted: boolean) =>
    exchanges.filter((each) => each.witness === witness && isPreflight(each) === wanted).length
  return {
    attempts: tally.attempts + 1,
    outcomes:
      outcome === null
        ? tally.outcomes
        : { ...tally.outcomes, [outcome]: (tally.outcomes[outcome] ?? 0) + 1 },
    unknown: tally.unknown + (outcome === null ? 1 : 0),
    optionsAtProxy: tally.optionsAtProxy + at('proxy', true),
    optionsAtBackend: tally.optionsAtBackend + at('backend', true),
    requestsAtProxy: tally.requestsAtProxy + at('proxy', false),
    requestsAtBackend: tally.requestsAtBackend + at('backend', false),
    work: tally.work + (seen?.work.length ?? 0),
  }
}

/** How they ended, such as "48 readable, 2 no response". */
export function tallySentence({ outcomes, unknown }: Tally): string {
  const counts = Object.entries(outcomes).map(
    ([outcome, count]) => `${count} ${outcomeTitles[outcome as Outcome]}`,
  )
  return [...counts, ...(unknown > 0 ? [`${unknown} not known`] : [])].join(', ')
}
