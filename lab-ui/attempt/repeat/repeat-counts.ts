import { outcomeOf } from '../../../scenarios/runs/outcome/outcome-of.ts'
import { isPreflight } from '../../../scenarios/runs/outcome/exchanges.ts'
import { emptyTally, tallied, type Tally } from '../../../scenarios/runs/outcome/tally.ts'
import type { Attempt } from '../../../scenarios/words/attempt.ts'
import type { Outcome } from '../../../scenarios/words/outcome.ts'
import type { PageRequest } from '../../../scenarios/words/page-request.ts'
import type { PageResult } from '../../../scenarios/words/page-result.ts'
import { Durations } from './durations.ts'

/** One attempt of a repeat, whole. */
export interface CountedAttempt {
  /** Counts the attempts at its lane, from 1. */
  readonly number: number
  readonly attemptId: string
  readonly fragment: string
  readonly hadPreflight: boolean
  readonly result: PageResult
  readonly seen: Attempt
  /** Null for a fault of the lab, and where it is unclear. */
  readonly outcome: Outcome | null
}

/** What a repeat came to in one lane. Plain data. */
export interface LaneTally extends Tally {
  /** From fetch to the end of the body, by the page's clock; null before the first. */
  readonly durations: { readonly medianMs: number; readonly p95Ms: number } | null
  /** The latest attempt that is counted. */
  readonly last: CountedAttempt | null
  /** The first attempt that ended otherwise than the lane's first one. */
  readonly firstOther: CountedAttempt | null
}

export const emptyLaneTally: LaneTally = { ...emptyTally, durations: null, last: null, firstOther: null }

export type LaneTallies = Readonly<Record<string, LaneTally>>

/** What an attempt came to, but for what is known only from the ones before it. */
export type LookedUpAttempt = Omit<CountedAttempt, 'number' | 'hadPreflight' | 'outcome'>

/**
 * Counts the attempts of a repeat in one lane, in the order in which they were sent. Holds on to three of them, and
 * to nothing else that grows.
 */
export class LaneCounts {
  private readonly request: PageRequest
  private readonly durations: Durations
  private tally = emptyTally
  private first: CountedAttempt | null = null
  private last: CountedAttempt | null = null
  private firstOther: CountedAttempt | null = null
  /** The URL that the browser may remember a preflight for: a warm repeat has one, a cold one never the same. */
  private preflighted: string | null = null

  constructor(request: PageRequest, times: number) {
    this.request = request
    this.durations = new Durations(times)
  }

  add(attempt: LookedUpAttempt): void {
    const { fragment, result, seen } = attempt
    const hadPreflight = fragment === this.preflighted
    if (seen.exchanges.some(isPreflight)) this.preflighted = fragment
    this.tally = tallied(this.tally, { request: this.request, result, seen, hadPreflight })
    if ('elapsedMs' in result) this.durations.add(result.elapsedMs)
    const outcome = outcomeOf({ request: this.request, result, ...seen })
    this.last = { ...attempt, number: this.tally.attempts, hadPreflight, outcome }
    this.first ??= this.last
    if (outcome !== this.first.outcome) this.firstOther ??= this.last
  }

  /** What it came to so far. */
  get sum(): LaneTally {
    const { tally, last, firstOther } = this
    return { ...tally, durations: this.durations.summary(), last, firstOther }
  }
}
