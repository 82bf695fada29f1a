import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import type { Judgement } from './judge-attempt.ts'

/** The verdict of a judgement; null where there is none yet, or where the attempt could not be judged. */
export function verdictIn(judgement: Judgement | null): Verdict | null {
  return judgement !== null && 'verdict' in judgement ? judgement.verdict : null
}
