import { standardReasons } from '../reasons/reasons.ts'
import type { Reason } from '../recording/verdict.ts'

/** Why a fetch failed, in a sentence or two for people. */
export const reasonSentence = (reason: Reason): string => standardReasons[reason.code].says(reason)
