import type { Exchange } from '../../words/exchange.ts'
import type { Outcome } from '../../words/outcome.ts'
import type { PageRequest } from '../../words/page-request.ts'
import type { PageResult } from '../../words/page-result.ts'
import type { PredictedCourse } from './predicted-steps.ts'

/** What is known of one lane's part in an attempt. */
export interface SequenceEvidence {
  readonly hasProxy: boolean
  /** What was sent; null before the first attempt. */
  readonly request: Pick<PageRequest, 'method'> | null
  /** What the page was told; null until then. */
  readonly result: PageResult | null
  readonly exchanges: readonly Exchange[]
  /** Whether an earlier attempt at the very same URL had a preflight. */
  readonly hadPreflight: boolean
  /** Null until result and exchanges are there. */
  readonly outcome: Outcome | null
  /** For how long the browser will still remember the preflight of the earlier attempt, where one knows. */
  readonly cachedForSeconds?: number | null
  /** What is expected, where nothing has been sent yet and one can tell. */
  readonly predicted?: PredictedCourse | null
  /** Why the witnesses could not be asked; null when they could. */
  readonly lookUpError?: string | null
}
