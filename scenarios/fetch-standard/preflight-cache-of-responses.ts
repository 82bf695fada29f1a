import { placeIn, type Allowed, type CorsPreflightCache } from './preflight-cache.ts'
import { isSafelistedMethod } from './safelisted-method.ts'

interface ResponseEntry {
  readonly allowed: Allowed
  readonly isCredentialed: boolean
  readonly expiresAtMs: number
}

/** Chromium's: the last response, whole. What does not cover a request is gone when that request has asked for it. */
export function cacheOfResponses(): CorsPreflightCache {
  const entries = new Map<string, ResponseEntry>()
  return {
    covers(key, { method, unsafeNames }, nowMs) {
      const entry = entries.get(placeIn(key))
      if (entry === undefined) return false
      const { allowed, isCredentialed, expiresAtMs } = entry
      const lists = (list: readonly string[], name: string) =>
        list.includes(name) || (!isCredentialed && list.includes('*'))
      const isCovered =
        nowMs < expiresAtMs &&
        (isCredentialed || !key.isCredentialed) &&
        (isSafelistedMethod(method) || lists(allowed.methods, method)) &&
        unsafeNames.every((name) => lists(allowed.headerNames, name))
      if (!isCovered) entries.delete(placeIn(key))
      return isCovered
    },
    store(key, allowed, maxAgeSeconds, nowMs) {
      const { isCredentialed } = key
      entries.set(placeIn(key), { allowed, isCredentialed, expiresAtMs: nowMs + maxAgeSeconds * 1_000 })
    },
    clear: (key) => void entries.delete(placeIn(key)),
  }
}
