import { usualProgram } from '../../../engines/engines.ts'
import type { ReasonCode } from '../../../fetch-standard/recording/reason-code.ts'
import type { ProgramName } from '../../../words/engine.ts'
import { reasons } from '../../reasons/reasons.ts'
import type { Fix, Situation } from '../fix.ts'

/** What a proxy does against a failure, as lines of its configuration, or why it cannot. */
export const proxyFix = (code: ReasonCode, situation: Situation, engine: ProgramName = usualProgram): Fix =>
  reasons[code].fix.proxy(situation, engine)
