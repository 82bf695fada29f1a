import type { CacheKey, CorsPreflightCache } from './preflight-cache.ts'
import { PreflightCacheOfNames } from './preflight-cache-of-names.ts'
import { PreflightCacheOfResponses } from './preflight-cache-of-responses.ts'
import type { Profile } from '../profiles/profiles.ts'

/**
 * An empty CORS-preflight cache (https://fetch.spec.whatwg.org/#cors-preflight-cache) of one network partition, as a
 * browser keeps it. Time is what the caller says it is. Browsers evict at random beyond some hundred entries; that is
 * not predicted.
 */
export function createPreflightCache(profile: Profile): CorsPreflightCache {
  return profile.cacheEntry === 'each-name'
    ? new PreflightCacheOfNames(profile)
    : new PreflightCacheOfResponses(profile)
}

/** Whether a browser caches anything for this URL. */
export function isCacheable({ url }: CacheKey, profile: Profile): boolean {
  return url.length <= profile.longestCachedUrl
}
