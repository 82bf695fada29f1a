import type { Policy } from '../../../scenarios/setup/policy/policy.ts'
import type { Attempt } from '../../../scenarios/words/attempt.ts'
import type { PageRequest } from '../../../scenarios/words/page-request.ts'
import type { PageResult } from '../../../scenarios/words/page-result.ts'
import type { Lane } from '../../../scenarios/setup/stage.ts'

/** One lane's part of a run: what it was, and what is known of its attempt so far. Plain data. */
export interface LaneRun {
  /** The lane as it was when the run was sent. */
  readonly lane: Lane
  /** What a person calls the lane; empty where nobody named it. */
  readonly name: string
  readonly attemptId: string
  /** Whether an earlier attempt at the very same URL had a preflight, which the browser may remember. */
  readonly hadPreflight: boolean
  /** Null while the fetch is under way. */
  readonly result: PageResult | null
  /** What witnesses and store saw; null until the fetch has settled and they were asked. */
  readonly seen: Attempt | null
  /** Why it is not known what the witnesses saw, as a sentence; null when it is. */
  readonly lookUpError: string | null
}

/** One request, sent to all lanes of a stage at the same time: a line of the history. Plain data. */
export interface Run {
  /** Unique in this browser. */
  readonly id: string
  /** Counts the runs of this browser, from 1. */
  readonly number: number
  readonly stage: string
  readonly policy: Policy
  readonly request: PageRequest
  readonly fragment: string
  readonly isWarm: boolean
  /** Milliseconds since the epoch. */
  readonly sentAtMs: number
  readonly lanes: readonly LaneRun[]
}
