import type { Hop, RecordedRequest } from '../../fetch-standard/recording/recording.ts'
import type { Reason, Verdict } from '../../fetch-standard/recording/verdict.ts'
import type { Outcome } from '../../words/outcome.ts'

/** A fetch that was recorded, and what became of it. Plain data. */
export interface JudgedFetch {
  /** The index of the entry of the request itself. */
  readonly index: number
  /** The serialized origin of the page. */
  readonly client: string
  readonly method: string
  readonly url: string
  readonly credentials: RecordedRequest['credentials']
  /** The call of page script, as far as it is known. */
  readonly request: RecordedRequest
  /** The URLs of the fetch, and what was answered there. */
  readonly hops: readonly Hop[]
  readonly outcome: Outcome
  /** Null where nothing is blocked, and where the file does not tell why it is. */
  readonly reason: Reason | null
  /** What the oracle made of it; null where the file lacks what a verdict needs. */
  readonly verdict: Verdict | null
  /** Whether the file leaves no other reading open. */
  readonly isCertain: boolean
  /** Whether it might be blocked by another reading of the file. */
  readonly mayBeBlocked: boolean
  /** Whether the verdict agrees with what the file says became of the request; null where it does not say. */
  readonly agrees: boolean | null
  /** What the file alone tells, beside the reason: sentences. */
  readonly notes: readonly string[]
}
