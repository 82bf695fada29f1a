import type { PageRequest } from '../../words/page-request.ts'
import type { Lane } from '../stage.ts'

type LaneAddress = Pick<Lane, 'strategy' | 'url'>

/**
 * The request as one lane gets it: from the page origin that was composed, and where page and API are of one origin,
 * from that one, since a page of another would be none of that lane's.
 */
export function requestToLane(request: PageRequest, { strategy, url }: LaneAddress): PageRequest {
  return strategy === 'same-origin' ? { ...request, origin: url } : request
}

/** Where the page lies that fetches for the dashboard at a lane's page origin. */
export const agentPath = ({ strategy }: Pick<Lane, 'strategy'>): string =>
  strategy === 'same-origin' ? '/agent.html' : '/agent'
