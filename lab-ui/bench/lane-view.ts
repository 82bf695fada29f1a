import { outcomeOf } from '../../scenarios/outcome/outcome-of.ts'
import type { Attempt } from '../../scenarios/words/attempt.ts'
import type { Exchange } from '../../scenarios/words/exchange.ts'
import type { Outcome } from '../../scenarios/words/outcome.ts'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import type { PageResult } from '../../scenarios/words/page-result.ts'
import type { Lane } from '../../scenarios/words/stage.ts'
import { exchangesBySlot } from './message-slots.ts'
import type { Run } from './run.ts'

/** Everything that a lane's rows are drawn from. */
export interface LaneView {
  readonly lane: Lane
  /** What was sent to it; null before the first attempt. */
  readonly request: PageRequest | null
  /** What the page was told; null until then. */
  readonly result: PageResult | null
  /** What witnesses and store saw; null until they were asked. */
  readonly seen: Attempt | null
  readonly lookUpError: string | null
  readonly hadPreflight: boolean
  readonly exchanges: readonly Exchange[]
  readonly exchangeOfSlot: ReadonlyMap<string, Exchange>
  /** Null until result and seen are there. */
  readonly outcome: Outcome | null
}

/** What is known of a lane by a run. */
export function laneView(lane: Lane, run: Run | null): LaneView {
  const laneRun = run?.lanes.find((each) => each.lane.id === lane.id)
  const { result = null, seen = null, lookUpError = null, hadPreflight = false } = laneRun ?? {}
  const exchanges = seen?.exchanges ?? []
  const request = laneRun === undefined ? null : (run?.request ?? null)
  const isKnown = request !== null && result !== null && seen !== null
  return {
    lane,
    request,
    result,
    seen,
    lookUpError,
    hadPreflight,
    exchanges,
    exchangeOfSlot: exchangesBySlot(exchanges),
    outcome: isKnown ? outcomeOf({ request, result, exchanges }) : null,
  }
}
