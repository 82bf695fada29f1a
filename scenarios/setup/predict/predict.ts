import type { Profile } from '../../fetch-standard/profiles/profiles.ts'
import { RecordingFault } from '../../fetch-standard/recording/recording.ts'
import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import { expectedHops, type Surroundings } from './expected-hops.ts'
import type { AttemptedFetch, PastFetch } from './fetch-of-attempt.ts'
import { judgeAfter } from './judge-after.ts'

/**
 * What will become of a fetch, by the setup of the lanes alone: nothing is sent for it. Null where a redirect leads
 * away from the lanes. What a proxy's cache or the browser's HTTP cache holds is not looked at.
 */
export function predict(
  fetch: AttemptedFetch,
  past: readonly PastFetch[],
  surroundings: Surroundings,
  profile: Profile,
): Verdict | null {
  const hops = expectedHops(fetch.request, surroundings)
  try {
    return judgeAfter(past, { ...fetch, hops }, surroundings.client, profile)
  } catch (error) {
    if (error instanceof RecordingFault) return null
    throw error
  }
}
