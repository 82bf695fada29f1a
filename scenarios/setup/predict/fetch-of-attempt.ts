import { laneUrl } from '../request/lane-url.ts'
import type { Hop, RecordedRequest } from '../../fetch-standard/recording/recording.ts'
import type { PageRequest } from '../../words/page-request.ts'
import type { Lane } from '../stage.ts'
import { recordedRequest } from './recorded-request.ts'

/** One fetch of a page: what it asked for, and when. */
export interface AttemptedFetch {
  readonly request: RecordedRequest
  /** Milliseconds since the epoch. */
  readonly atMs: number
}

/** A fetch that is over, with what was really answered: what the CORS-preflight cache may still know of. */
export interface PastFetch extends AttemptedFetch {
  readonly hops: readonly Hop[]
}

/** The fetch that an attempt makes; null where the path makes no URL, so that nothing is sent. */
export function fetchOfAttempt(
  lane: Pick<Lane, 'url'>,
  request: PageRequest,
  fragment: string,
  atMs: number,
): AttemptedFetch | null {
  const url = laneUrl(lane.url, request, fragment)
  return url === null ? null : { request: recordedRequest(request, url.href), atMs }
}
