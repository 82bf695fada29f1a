import { normalizeMethod } from '../../../scenarios/fetch-standard/request/normalize-method.ts'
import type { Verdict } from '../../../scenarios/fetch-standard/recording/verdict.ts'
import { fetchOfAttempt, type PastFetch } from '../../../scenarios/setup/predict/fetch-of-attempt.ts'
import { predict } from '../../../scenarios/setup/predict/predict.ts'
import {
  predictionSentence,
  preflightReason,
  verdictWords,
} from '../../../scenarios/runs/prediction/prediction-sentences.ts'
import { browserProfile, withDoubt } from '../../shell/browser/browser-profile.ts'
import { asksForPreflight } from '../../../scenarios/setup/predict/preflight-course.ts'
import type { Policy } from '../../../scenarios/setup/policy/policy.ts'
import { requestToLane } from '../../../scenarios/setup/request/request-to-lane.ts'
import { behaviourOf } from '../../../scenarios/setup/behaviour-of.ts'
import type { PageRequest } from '../../../scenarios/words/page-request.ts'
import type { Lane } from '../../../scenarios/setup/stage.ts'

/** What the oracle expects of one lane, in words and whole. */
export interface Prediction {
  readonly verdict: Verdict
  readonly sentence: string
  /** The same in a few words. */
  readonly words: string
  /** Why there will be a preflight, or none. */
  readonly why: string
  /** As it goes over the wire. */
  readonly method: string
  readonly proxyAnswersPreflights: boolean
}

export interface PredictedAttempt {
  readonly lane: Lane
  /** All that a redirect may lead to. */
  readonly lanes: readonly Lane[]
  readonly policy: Policy
  readonly request: PageRequest
  readonly fragment: string
  readonly past: readonly PastFetch[]
  readonly atMs: number
}

/** What the oracle expects of an attempt; null where it cannot know, or where nothing can be sent. */
export function predictionOf(attempt: PredictedAttempt): Prediction | null {
  const { lane, lanes, policy, fragment, past, atMs } = attempt
  const request = requestToLane(attempt.request, lane)
  const fetch = fetchOfAttempt(lane, request, fragment, atMs)
  if (fetch === null) return null
  const profile = browserProfile()
  const verdict = predict(fetch, past, { lanes, policy, client: request.origin }, profile)
  if (verdict === null) return null
  const asks = asksForPreflight(fetch.request, profile)
  return {
    verdict,
    sentence: withDoubt(predictionSentence(verdict)),
    words: verdictWords(verdict),
    why: preflightReason(verdict, asks),
    method: normalizeMethod(request.method),
    proxyAnswersPreflights: lane.engine !== null && behaviourOf(lane, policy).proxy.policy !== null,
  }
}
