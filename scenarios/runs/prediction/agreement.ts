import { reasonSentence } from '../../fetch-standard/sentences/reason-sentence.ts'
import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import type { Preflight } from '../outcome/preflight-of.ts'
import { outcomeTitles } from '../outcome/outcome-titles.ts'
import type { Outcome } from '../../words/outcome.ts'
import { preflightCourse } from '../../setup/predict/preflight-course.ts'
import { verdictWords } from './prediction-sentences.ts'

/** What really happened, by the page and the witnesses. */
export interface Reality {
  readonly outcome: Outcome
  readonly preflight: Preflight
}

/** How prediction and reality stand to each other. A closed union. */
export type Agreement =
  | { readonly kind: 'as-predicted'; readonly says: string }
  /** A lane answered otherwise than its setup lets one expect; the browser did by it what the standard says. */
  | { readonly kind: 'other-answer'; readonly says: string }
  /** By the very answers that came, the standard says one thing and the browser did another. */
  | { readonly kind: 'finding'; readonly says: string }
  | { readonly kind: 'not-predicted'; readonly says: string }

/**
 * Compares. `judged` is the verdict by the answers that really came, null where there can be none: it tells a rule
 * that is wrong from a lane that answered unexpectedly.
 */
export function agreementOf(predicted: Verdict | null, judged: Verdict | null, reality: Reality): Agreement {
  if (judged !== null && !isAlike(judged, reality)) {
    const by = judged.reason === null ? '' : `, by ${judged.reason.code}`
    return {
      kind: 'finding',
      says: `${verdictWords(judged)}${by}, by the answers that came. The browser did otherwise: ${realityWords(reality)}.`,
    }
  }
  if (predicted === null)
    return { kind: 'not-predicted', says: 'A redirect leads away from the lanes: no prediction.' }
  const words = verdictWords(predicted)
  if (isAlike(predicted, reality)) return { kind: 'as-predicted', says: words }
  const why = judged?.reason === null || judged === null ? '' : ` ${reasonSentence(judged.reason)}`
  return {
    kind: 'other-answer',
    says: `${words} was predicted, and the lane answered otherwise than its setup lets one expect.${why}`,
  }
}

function isAlike(verdict: Verdict, { outcome, preflight }: Reality): boolean {
  if (verdict.outcome !== outcome) return false
  if (preflight.kind === 'unknown') return true
  const wasSent = preflight.kind === 'answered' || preflight.kind === 'unanswered'
  return wasSent === (preflightCourse(verdict) === 'sent')
}

function realityWords({ outcome, preflight }: Reality): string {
  const wasSent = preflight.kind === 'answered' || preflight.kind === 'unanswered'
  return `${outcomeTitles[outcome]}, ${wasSent ? 'with' : 'without'} a preflight`
}
