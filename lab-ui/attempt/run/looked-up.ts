import { unclearSentence } from '../../../scenarios/runs/sentences/unclear-sentence.ts'
import type { Attempt } from '../../../scenarios/words/attempt.ts'
import type { LaneRun } from './run.ts'

/** What a look-up at the witnesses came to, as a lane's part of a run holds it: what they saw, or why that is not known. */
export const lookedUp = (seen: Attempt | null): Pick<LaneRun, 'seen' | 'lookUpError'> =>
  seen?.isUnclear === true ? { seen: null, lookUpError: unclearSentence } : { seen, lookUpError: null }

/** The same of a look-up that failed. */
export const notLookedUp = (error: unknown): Pick<LaneRun, 'seen' | 'lookUpError'> => ({
  seen: null,
  lookUpError: `The witnesses could not be asked: ${error instanceof Error ? error.message : String(error)}`,
})
