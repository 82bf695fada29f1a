import { fetchOptions } from '../../../scenarios/setup/request/fetch-options.ts'
import { agentPath, requestToLane } from '../../../scenarios/setup/request/request-to-lane.ts'
import { laneUrl } from '../../../scenarios/setup/request/lane-url.ts'
import { requestTarget } from '../../../scenarios/setup/request/request-target.ts'
import { normalizeMethod } from '../../../scenarios/fetch-standard/request/normalize-method.ts'
import type { PageRequest } from '../../../scenarios/words/page-request.ts'
import type { PageResult } from '../../../scenarios/words/page-result.ts'
import type { Lane } from '../../../scenarios/setup/stage.ts'
import { answerOf, control } from '../../control/client.ts'
import { ControlError } from '../../control/control-error.ts'
import { needsWindow } from './needs-window.ts'
import type { OriginAgents } from '../agents/origin-agents.ts'
import { pageNow } from './page-clock.ts'
import { refusalOf } from '../agents/page-fetch.ts'

/** What has to be known of a lane to send to it. */
export type LaneToSendTo = Pick<Lane, 'id' | 'strategy' | 'url'>

export interface LaneAttempt {
  readonly attemptId: string
  readonly stage: string
  readonly lane: LaneToSendTo
  readonly request: PageRequest
  /** A fragment that no attempt has had makes the preflight cold; it is never sent. */
  readonly fragment: string
  readonly withTiming: boolean
}

/** How an attempt's request looks on the wire, by which its exchanges can be found when they carry no id. */
interface SentRequest {
  readonly id: string
  readonly stage: string
  readonly lane: string
  readonly method: string
  /** The request target. */
  readonly path: string
  /** The value that Origin must have; null where the browser may send none. */
  readonly origin: string | null
}

/** An attempt that has settled. */
export interface SentAttempt {
  readonly attemptId: string
  readonly result: PageResult
  /** Null where nothing can have been sent. */
  readonly sent: SentRequest | null
  /** Whether a window was open for it. */
  readonly hasWindow: boolean
  /** Milliseconds since the epoch. */
  readonly sentAtMs: number
  readonly settledAtMs: number
}

const attemptTimeoutMs = 15_000

/** Sends one attempt to one lane, from the request's page origin. Never throws. */
export async function sendToLane(
  attempt: LaneAttempt,
  agents: OriginAgents,
  stop: AbortSignal,
): Promise<SentAttempt> {
  const { attemptId, fragment, lane } = attempt
  const request = requestToLane(attempt.request, lane)
  const url = laneUrl(lane.url, request, fragment)
  let sentAtMs = pageNow()
  const settled = (result: PageResult, sent: SentRequest | null, hasWindow: boolean): SentAttempt => ({
    attemptId,
    result,
    sent,
    hasWindow,
    sentAtMs,
    settledAtMs: pageNow(),
  })
  if (url === null) {
    const message = `The path "${request.path}" makes no URL. Begin it with a slash.`
    return settled({ kind: 'lab-fault', message }, null, false)
  }
  const sent = sentRequest(attempt, request, url)
  // A request that cannot be made is refused in the frame too, and nothing comes that a window could wait for.
  const hasWindow = needsWindow(request.origin, url) && refusalOf(url.href, fetchOptions(request)) === null
  if (hasWindow) {
    const refusal = await openWindow(sent, stop)
    if (stop.aborted) return settled({ kind: 'stopped' }, null, true)
    if (refusal !== null) return settled({ kind: 'lab-fault', message: refusal }, null, true)
  }
  sentAtMs = pageNow()
  const result = await agents.fetch(
    { origin: request.origin, path: agentPath(lane) },
    { attemptId, url: url.href, request, timeoutMs: attemptTimeoutMs, withTiming: attempt.withTiming },
    stop,
  )
  return settled(result, result.kind === 'lab-fault' || result.kind === 'refused' ? null : sent, hasWindow)
}

function sentRequest(
  { attemptId, stage, lane }: LaneAttempt,
  { method, mode, origin }: PageRequest,
  url: URL,
): SentRequest {
  return {
    id: attemptId,
    stage,
    lane: lane.id,
    method: normalizeMethod(method),
    path: requestTarget(url),
    // Fetch standard, "append a request `Origin` header": always for CORS, else by method and policy.
    origin: mode === 'cors' && origin !== url.origin ? origin : null,
  }
}

/** Without a Referer that names the attempt, its requests are told by the window in which they come. */
async function openWindow(
  { id, stage, lane, method, path }: SentRequest,
  stop: AbortSignal,
): Promise<string | null> {
  try {
    const json = { id, stage, lane, method, path }
    await answerOf(control.api.attempts.$post({ json }, { init: { signal: stop } }))
    return null
  } catch (error) {
    return error instanceof ControlError ? error.message : String(error)
  }
}
