import { normalizeMethod } from '../../fetch-standard/request/normalize-method.ts'
import type { CachedRequest, CacheKey } from '../../fetch-standard/cache/preflight-cache.ts'
import type { Profile } from '../../fetch-standard/profiles/profiles.ts'
import type { RecordedRequest } from '../../fetch-standard/recording/recording.ts'
import { corsUnsafeNames } from '../../fetch-standard/headers/safelisted-request-header.ts'

/** What the CORS-preflight cache is asked about a request to a URL, before it is sent from a page of `client`. */
export function cacheQuestion(
  request: RecordedRequest,
  url: string,
  client: string,
  profile: Profile,
): readonly [key: CacheKey, asked: CachedRequest] {
  return [
    { origin: client, url, isCredentialed: request.credentials === 'include' },
    {
      method: normalizeMethod(request.method),
      usesCorsPreflight: request.uploadListener,
      unsafeNames: corsUnsafeNames(request.headers, profile),
    },
  ]
}
