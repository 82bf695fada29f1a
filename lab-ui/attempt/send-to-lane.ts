import { fetchOptions } from '../../scenarios/attempt/fetch-options.ts'
import { agentPath, requestToLane } from '../../scenarios/attempt/request-to-lane.ts'
import { laneUrl } from '../../scenarios/attempt/lane-url.ts'
import { requestTarget } from '../../scenarios/attempt/request-target.ts'
import { sendsReferer } from '../../scenarios/attempt/sends-referer.ts'
import { normalizeMethod } from '../../scenarios/fetch-standard/normalize-method.ts'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import type { PageResult } from '../../scenarios/words/page-result.ts'
import type { Lane } from '../../scenarios/words/stage.ts'
import { answerOf, control, ControlError } from '../control/client.ts'
import { isChromium } from './is-chromium.ts'
import type { OriginAgents } from './origin-agents.ts'
import { refusalOf } from './page-fetch.ts'

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

const attemptTimeoutMs = 15_000

/** Sends one attempt to one lane, from the request's page origin. Never throws. */
export async function sendToLane(
  attempt: LaneAttempt,
  agents: OriginAgents,
  stop: AbortSignal,
): Promise<PageResult> {
  const { attemptId, fragment, lane } = attempt
  const request = requestToLane(attempt.request, lane)
  const url = laneUrl(lane.url, request, fragment)
  if (url === null)
    return { kind: 'lab-fault', message: `The path "${request.path}" makes no URL. Begin it with a slash.` }
  const needsWindow = !sendsReferer(request.origin, url, isChromium())
  // A request that cannot be made is refused in the frame too, and nothing comes that a window could wait for.
  if (needsWindow && refusalOf(url.href, fetchOptions(request)) === null) {
    const refusal = await openWindow(attempt, url, stop)
    if (stop.aborted) return { kind: 'stopped' }
    if (refusal !== null) return { kind: 'lab-fault', message: refusal }
  }
  return agents.fetch(
    { origin: request.origin, path: agentPath(lane) },
    { attemptId, url: url.href, request, timeoutMs: attemptTimeoutMs, withTiming: attempt.withTiming },
    stop,
  )
}

/** Without a Referer that names the attempt, its requests are told by the window in which they come. */
async function openWindow(
  { attemptId, stage, lane, request }: LaneAttempt,
  url: URL,
  stop: AbortSignal,
): Promise<string | null> {
  try {
    const window = {
      id: attemptId,
      stage,
      lane: lane.id,
      method: normalizeMethod(request.method),
      path: requestTarget(url),
    }
    await answerOf(control.api.attempts.$post({ json: window }, { init: { signal: stop } }))
    return null
  } catch (error) {
    return error instanceof ControlError ? error.message : String(error)
  }
}
