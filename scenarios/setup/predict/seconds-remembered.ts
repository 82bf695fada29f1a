import { createPreflightCache } from '../../fetch-standard/cache/cors-preflight-cache.ts'
import { ignoresPreflightCache } from '../../fetch-standard/cache/ignores-preflight-cache.ts'
import { judgeFetch } from '../../fetch-standard/algorithms/judge-fetch.ts'
import type { Profile } from '../../fetch-standard/profiles/profiles.ts'
import { cacheQuestion } from './cache-question.ts'
import type { AttemptedFetch, PastFetch } from './fetch-of-attempt.ts'

/**
 * For how many whole seconds the browser will still remember, at the time of a fetch, what allows it without a
 * preflight; null where it remembers nothing of the kind, or does not use what it remembers. `past` are fetches that can be judged.
 */
export function secondsRemembered(
  { request, atMs }: AttemptedFetch,
  past: readonly PastFetch[],
  client: string,
  profile: Profile,
): number | null {
  if (ignoresPreflightCache(request, profile)) return null
  const cache = createPreflightCache(profile)
  for (const each of past) judgeFetch(each, { client, profile, cache, nowMs: each.atMs })
  const forMs = cache.coversForMs(...cacheQuestion(request, request.url, client, profile), atMs)
  return forMs === 0 || forMs === Number.POSITIVE_INFINITY ? null : Math.floor(forMs / 1_000)
}
