import type { LaneRun, Run } from '../../attempt/run/run.ts'
import { browserProfile, withDoubt } from '../../shell/browser/browser-profile.ts'
import { situationOf } from '../../../scenarios/explain/fixes/situation/situation.ts'
import { agreementOf, type Agreement } from '../../../scenarios/runs/prediction/agreement.ts'
import { fetchOfAttempt, type PastFetch } from '../../../scenarios/setup/predict/fetch-of-attempt.ts'
import { findingCase } from '../../../scenarios/runs/prediction/finding-case.ts'
import { judgeAttempt, type Judgement } from '../../../scenarios/runs/prediction/judge-attempt.ts'
import { secondsRemembered } from '../../../scenarios/setup/predict/seconds-remembered.ts'
import { allowingPolicy, type AllowingPolicy } from '../../../scenarios/explain/fixes/allowing-policy.ts'
import { verdictIn } from '../../../scenarios/runs/prediction/verdict-in.ts'
import { outcomeOf } from '../../../scenarios/runs/outcome/outcome-of.ts'
import { preflightOf } from '../../../scenarios/runs/outcome/preflight-of.ts'
import { policyAppliedBy } from '../../../scenarios/words/strategy.ts'
import { requestToLane } from '../../../scenarios/setup/request/request-to-lane.ts'
import { predictionOf, type Prediction } from './prediction.ts'

/** What the oracle says of an attempt in one lane: before it was sent, and after. */
export interface LaneVerdicts {
  readonly predicted: Prediction | null
  /** Null until the attempt is over. */
  readonly judgement: Judgement | null
  readonly agreement: Agreement | null
  /** For how long the browser will still remember an earlier preflight that spared this attempt its own. */
  readonly cachedForSeconds: number | null
  /** The policy under which it would have been allowed; null where no policy of this lane's decides. */
  readonly allowingPolicy: AllowingPolicy | null
  /** The case of a finding as `lab explain --ndjson` reads it, with what was observed; null where there is none. */
  readonly ndjson: string | null
}

/** What is left of a lane's earlier attempts at the same URL; null where there were some that this page did not see. */
type Past = readonly PastFetch[] | null

/** The verdicts on one lane's part of a run. `past` are the runs before it with the same fragment. */
export function laneVerdicts(run: Run, laneRun: LaneRun, earlier: readonly Run[]): LaneVerdicts {
  const { policy, fragment, sentAtMs: atMs } = run
  const { lane, result, seen, hadPreflight } = laneRun
  const request = requestToLane(run.request, lane)
  const lanes = run.lanes.map((each) => each.lane)
  const past = pastOf(run, laneRun, earlier)
  const predicted =
    past === null ? null : predictionOf({ lane, lanes, policy, request, fragment, past, atMs })
  const fetch = fetchOfAttempt(lane, request, fragment, atMs)
  const nothing = {
    predicted,
    judgement: null,
    agreement: null,
    cachedForSeconds: null,
    allowingPolicy: null,
    ndjson: null,
  }
  if (result === null || seen === null || fetch === null) return nothing
  const { exchanges } = seen
  const outcome = outcomeOf({ request, result, exchanges })
  if (outcome === null) return nothing

  const client = request.origin
  const judgement = judgeAttempt({ fetch, client, result, exchanges, past }, browserProfile())
  const judged = verdictIn(judgement)
  const preflight = preflightOf(result, exchanges, hadPreflight)
  const isEnded = result.kind === 'stopped' || result.kind === 'timed-out'
  const agreement =
    isEnded || past === null
      ? null
      : doubted(agreementOf(predicted?.verdict ?? null, judged, { outcome, preflight }))
  return {
    predicted,
    judgement,
    agreement,
    cachedForSeconds:
      preflight.kind === 'cached' && past !== null
        ? secondsRemembered(fetch, past, client, browserProfile())
        : null,
    allowingPolicy: allowingPolicyFor(run, laneRun, judged),
    ndjson:
      agreement?.kind === 'finding' && 'verdict' in judgement && past !== null
        ? findingCase(client, [...past, { ...fetch, hops: judgement.hops }], {
            outcome,
            preflight: preflight.kind,
            page: result.kind,
            browser: navigator.userAgent,
          })
        : null,
  }
}

/** In a browser that was never measured, a finding may be a rule of its own. */
const doubted = (agreement: Agreement): Agreement =>
  agreement.kind === 'finding' ? { ...agreement, says: withDoubt(agreement.says) } : agreement

function allowingPolicyFor(
  { policy, request }: Run,
  { lane }: LaneRun,
  judged: Extract<Judgement, { verdict: unknown }>['verdict'] | null,
): AllowingPolicy | null {
  const isApplied = policyAppliedBy(lane) !== 'nobody'
  if (judged === null || judged.reason === null || !isApplied) return null
  const { origin, method, credentials } = request
  return allowingPolicy(judged.reason, situationOf(judged, { client: origin, method, credentials }), policy)
}

/** The last ones are enough: a remembered preflight is the latest that was sent. */
const mostPast = 20

function pastOf(run: Run, { lane }: LaneRun, earlier: readonly Run[]): Past {
  if (run.isWarm && earlier.length === 0) return null
  const past: PastFetch[] = []
  for (const { request: composed, fragment, sentAtMs, lanes } of earlier.slice(-mostPast)) {
    const request = requestToLane(composed, lane)
    const before = lanes.find((each) => each.lane.url === lane.url)
    const fetch = fetchOfAttempt(lane, request, fragment, sentAtMs)
    // What the witnesses saw of it is not known, nor whether the browser remembers a preflight.
    if (before !== undefined && before.lookUpError !== null) return null
    if (before === undefined || before.result === null || before.seen === null || fetch === null) continue
    const { result } = before
    const judgement = judgeAttempt(
      { fetch, client: request.origin, result, exchanges: before.seen.exchanges, past },
      browserProfile(),
    )
    if ('verdict' in judgement) past.push({ ...fetch, hops: judgement.hops })
  }
  return past
}
