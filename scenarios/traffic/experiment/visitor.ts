import { createPreflightCache } from '../../fetch-standard/cache/cors-preflight-cache.ts'
import { judgeFetch } from '../../fetch-standard/algorithms/judge-fetch.ts'
import { isSameOrigin, placeOf } from '../../fetch-standard/request/origin.ts'
import type { CorsPreflightCache } from '../../fetch-standard/cache/preflight-cache.ts'
import type { Profile } from '../../fetch-standard/profiles/profiles.ts'
import { RecordingFault, type Hop, type RecordedRequest } from '../../fetch-standard/recording/recording.ts'
import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import { cacheQuestion } from '../../setup/predict/cache-question.ts'
import { asksForPreflight } from '../../setup/predict/preflight-course.ts'

/** What the browser does about the preflight of a request before it sends it. */
export type PreflightDecision = 'not-needed' | 'remembered' | 'asks'

/** A visitor's browser in so far as preflights go: the oracle, with a CORS-preflight cache of the visitor's own. */
export class Visitor {
  readonly #cache: CorsPreflightCache
  readonly #client: string
  readonly #profile: Profile

  /** `client` is the serialized origin of the page. */
  constructor(client: string, profile: Profile) {
    this.#cache = createPreflightCache(profile)
    this.#client = client
    this.#profile = profile
  }

  /** Whether a request is preceded by a preflight at this time, by any clock that does not go back. */
  decide(request: RecordedRequest, nowMs: number): PreflightDecision {
    const [client, profile] = [this.#client, this.#profile]
    const place = placeOf(request.url)
    if (place === null || isSameOrigin(place.origin, client)) return 'not-needed'
    if (asksForPreflight(request, profile).length === 0) return 'not-needed'
    const question = cacheQuestion(request, place.href, client, profile)
    return this.#cache.coversForMs(...question, nowMs) > 0 ? 'remembered' : 'asks'
  }

  /**
   * What becomes of a request that was answered so, which the cache then remembers; null where it led to where
   * nobody knows the answer.
   */
  settle(request: RecordedRequest, hops: readonly Hop[], nowMs: number): Verdict | null {
    const circumstances = { client: this.#client, profile: this.#profile, cache: this.#cache, nowMs }
    try {
      return judgeFetch({ request, hops }, circumstances)
    } catch (error) {
      if (error instanceof RecordingFault) return null
      throw error
    }
  }
}
