import { requestToLane } from '../../scenarios/setup/request/request-to-lane.ts'
import type { LaneEngine } from '../../scenarios/words/engine.ts'
import { outcomeOf } from '../../scenarios/runs/outcome/outcome-of.ts'
import { preflightOf, type Preflight } from '../../scenarios/runs/outcome/preflight-of.ts'
import type { Attempt } from '../../scenarios/words/attempt.ts'
import type { Exchange } from '../../scenarios/words/exchange.ts'
import type { Outcome } from '../../scenarios/words/outcome.ts'
import { deciderOf, type Decider } from '../../scenarios/runs/prediction/decider.ts'
import type { Judgement } from '../../scenarios/runs/prediction/judge-attempt.ts'
import { verdictIn } from '../../scenarios/runs/prediction/verdict-in.ts'
import { headersOfPage, type PageRequest } from '../../scenarios/words/page-request.ts'
import type { PageResult } from '../../scenarios/words/page-result.ts'
import type { Lane } from '../../scenarios/setup/stage.ts'
import type { LaneRun, Run } from '../attempt/run/run.ts'
import type { LaneVerdicts } from './oracle/lane-verdicts.ts'
import type { Prediction } from './oracle/prediction.ts'
import { messagesOf, type SeenMessage } from './message-slots.ts'

/** The messages of one attempt, as their headers are shown. */
interface ShownMessages {
  readonly exchanges: readonly Exchange[]
  readonly bySlot: ReadonlyMap<string, SeenMessage>
  /** The names that page script can read of the response, in lower case. */
  readonly readable: ReadonlySet<string>
  /** The names that the page set on the request, in lower case. */
  readonly authored: ReadonlySet<string>
  readonly decider: Decider | null
  /** The verdict by these messages; null until the oracle is loaded. */
  readonly judgement: Judgement | null
}

/** Everything that a lane's rows are drawn from. */
export interface LaneView {
  /** Unique in the grid. */
  readonly key: string
  readonly lane: Lane
  /** What stood before the backend when the attempt was sent: the lane may be another one since. */
  readonly engine: LaneEngine | null
  readonly title: string
  /** What was sent to it; null before the first attempt. */
  readonly request: PageRequest | null
  readonly attemptId: string | null
  /** What the page was told; null until then. */
  readonly result: PageResult | null
  /** What witnesses and store saw; null until they were asked. */
  readonly seen: Attempt | null
  readonly lookUpError: string | null
  readonly hadPreflight: boolean
  /** What was seen so far: while the attempt is under way, of the live stream. */
  readonly exchanges: readonly Exchange[]
  readonly isUnderWay: boolean
  /** Null until result and seen are there. */
  readonly outcome: Outcome | null
  readonly preflight: Preflight | null
  readonly messages: ShownMessages | null
  /** What the oracle says of the attempt; null before the first one, and until the oracle is loaded. */
  readonly verdicts: LaneVerdicts | null
  /** What it expects of the request as it is composed now, where that is another one than was sent. */
  readonly next: Prediction | null
  /** Whether the messages are still those of the attempt before, which had the same request. */
  readonly isStale: boolean
}

export interface LaneColumnOf {
  readonly key: string
  readonly lane: Lane
  readonly title: string
  readonly run: Run | null
  readonly laneRun: LaneRun | undefined
  /** What the live stream has told of the attempt. */
  readonly live: readonly Exchange[]
  /** The messages that stay in sight until this attempt has its own. */
  readonly before: ShownMessages | null
  readonly verdicts: LaneVerdicts | null
  readonly next: Prediction | null
}

/** What is known of a lane by a run. */
export function laneView(column: LaneColumnOf): LaneView {
  const { key, lane, title, run, laneRun, live, before, verdicts, next } = column
  const { result = null, seen = null, lookUpError = null, hadPreflight = false } = laneRun ?? {}
  const request = laneRun === undefined || run === null ? null : requestToLane(run.request, laneRun.lane)
  const exchanges = seen?.exchanges ?? live
  const isKnown = request !== null && result !== null && seen !== null
  const outcome = isKnown ? outcomeOf({ request, result, exchanges }) : null
  return {
    key,
    lane,
    engine: (laneRun?.lane ?? lane).engine,
    title,
    request,
    attemptId: laneRun?.attemptId ?? null,
    result,
    seen,
    lookUpError,
    hadPreflight,
    exchanges,
    isUnderWay: request !== null && !isKnown && lookUpError === null,
    outcome,
    preflight: isKnown ? preflightOf(result, exchanges, hadPreflight) : null,
    messages: isKnown ? shownMessages(request, result, verdicts, exchanges) : before,
    verdicts,
    next,
    isStale: !isKnown && before !== null,
  }
}

function shownMessages(
  request: PageRequest,
  result: PageResult,
  verdicts: LaneVerdicts | null,
  exchanges: readonly Exchange[],
): ShownMessages {
  const judgement = verdicts?.judgement ?? null
  const reason = verdictIn(judgement)?.reason ?? null
  const readable = result.kind === 'response' ? result.headers : []
  return {
    exchanges,
    bySlot: new Map(messagesOf(exchanges).map((message) => [message.slot.key, message])),
    readable: new Set(readable.map(([name]) => name.toLowerCase())),
    authored: new Set(headersOfPage(request).map(([name]) => name.toLowerCase())),
    decider: reason === null ? null : deciderOf(reason, exchanges),
    judgement,
  }
}
