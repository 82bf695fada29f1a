import { judgeEach, judgeFetch } from '../../fetch-standard/algorithms/judge-fetch.ts'
import type { Hop } from '../../fetch-standard/recording/recording.ts'
import type { Profile } from '../../fetch-standard/profiles/profiles.ts'
import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import type { AttemptedFetch, PastFetch } from './fetch-of-attempt.ts'

/**
 * The verdict on a fetch that comes after others of the same page, which have filled the CORS-preflight cache.
 *
 * @throws RecordingFault when the fetch comes to a URL whose answer nobody knows.
 */
export function judgeAfter(
  past: readonly PastFetch[],
  last: AttemptedFetch & { readonly hops: readonly Hop[] },
  client: string,
  profile: Profile,
): Verdict {
  let beforeMs = past[0]?.atMs ?? last.atMs
  const steps = [...past, last].map(({ request, hops, atMs }) => {
    const waitMs = Math.max(0, atMs - beforeMs)
    beforeMs = atMs
    return { request, hops, waitMs }
  })
  const verdict = judgeEach({ clientOrigin: client, steps }, profile, judgeFetch).at(-1)
  if (verdict === undefined) throw new Error('A recording of one step has one verdict.')
  return verdict
}
