import type { CorsPreflightCache } from './preflight-cache.ts'
import { cacheOfNames } from './preflight-cache-of-names.ts'
import { cacheOfResponses } from './preflight-cache-of-responses.ts'
import type { Profile } from './profiles.ts'

/**
 * An empty CORS-preflight cache (https://fetch.spec.whatwg.org/#cors-preflight-cache) of one network partition, as a
 * browser keeps it. Time is what the caller says it is. Browsers evict at random beyond some hundred entries; that is
 * not predicted.
 */
export function createPreflightCache(profile: Profile): CorsPreflightCache {
  const cache = profile.cacheEntry === 'each-name' ? cacheOfNames(profile) : cacheOfResponses()
  return {
    covers: (key, request, nowMs) => cache.covers(key, request, nowMs),
    clear: (key) => cache.clear(key),
    store: (key, allowed, maxAgeSeconds, nowMs) => {
      if (key.url.length > profile.longestCachedUrl) return
      if (key.origin === 'null' && !profile.cachesForOpaqueOrigin) return
      cache.store(key, allowed, maxAgeSeconds, nowMs)
    },
  }
}
