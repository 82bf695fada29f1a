import type { ReasonCode } from '../../../fetch-standard/recording/reason-code.ts'
import { reasons } from '../../reasons/reasons.ts'
import type { Fix, Situation } from '../fix.ts'

/** What a backend on Hono does against a failure, or why it cannot. */
export const backendFix = (code: ReasonCode, situation: Situation): Fix =>
  reasons[code].fix.backend(situation)
