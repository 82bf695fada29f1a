import { recordedRequest } from '../../../scenarios/setup/predict/recorded-request.ts'
import { asksForPreflight } from '../../../scenarios/setup/predict/preflight-course.ts'
import { requestToLane } from '../../../scenarios/setup/request/request-to-lane.ts'
import { isPreflight } from '../../../scenarios/runs/outcome/exchanges.ts'
import type { PageRequest } from '../../../scenarios/words/page-request.ts'
import { browserProfile } from '../../shell/browser/browser-profile.ts'
import type { LaneRun } from './run.ts'

/**
 * Whether an attempt that is over had a preflight, which the browser may remember: as the witnesses saw it. Where it is
 * not known what they saw, whether its request requires one.
 */
export function hadPreflight(
  composed: PageRequest,
  { lane, seen, lookUpError }: Pick<LaneRun, 'lane' | 'seen' | 'lookUpError'>,
): boolean {
  if (seen !== null) return seen.exchanges.some(isPreflight)
  const request = requestToLane(composed, lane)
  return (
    lookUpError !== null &&
    request.mode === 'cors' &&
    asksForPreflight(recordedRequest(request, lane.url), browserProfile()).length > 0
  )
}
