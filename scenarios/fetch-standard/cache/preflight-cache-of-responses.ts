import {
  placeIn,
  type Allowed,
  type CachedRequest,
  type CacheKey,
  type CorsPreflightCache,
} from './preflight-cache.ts'
import type { Profile } from '../profiles/profiles.ts'
import { isSafelistedMethod } from '../request/safelisted-method.ts'

interface Entry {
  readonly allowed: Allowed
  readonly isCredentialed: boolean
  readonly expiresAtMs: number
}

/** That of Chromium and WebKit: the last response, whole. What does not cover a request is gone when that request has asked for it. */
export class PreflightCacheOfResponses implements CorsPreflightCache {
  readonly #entries = new Map<string, Entry>()
  readonly #profile: Profile

  constructor(profile: Profile) {
    this.#profile = profile
  }

  coversForMs(key: CacheKey, { method, unsafeNames }: CachedRequest, nowMs: number): number {
    const entry = this.#entries.get(placeIn(key))
    if (entry === undefined) return 0
    const isCovered =
      nowMs < entry.expiresAtMs &&
      (entry.isCredentialed || !key.isCredentialed) &&
      (isSafelistedMethod(method) || this.#lists(entry, key, entry.allowed.methods, method)) &&
      unsafeNames.every((name) => this.#coversHeader(entry, key, name))
    if (!isCovered) this.#entries.delete(placeIn(key))
    return isCovered ? entry.expiresAtMs - nowMs : 0
  }

  store(key: CacheKey, allowed: Allowed, maxAgeSeconds: number, nowMs: number): void {
    const expiresAtMs = nowMs + maxAgeSeconds * 1_000
    this.#entries.set(placeIn(key), { allowed, isCredentialed: key.isCredentialed, expiresAtMs })
  }

  clear(key: CacheKey): void {
    this.#entries.delete(placeIn(key))
  }

  /** A preflight that allows * lets Authorization pass in Chromium, but the next Authorization gets a preflight again. */
  #coversHeader(entry: Entry, key: CacheKey, name: string): boolean {
    return name === 'authorization' && !this.#profile.cachedWildcardCoversAuthorization
      ? entry.allowed.headerNames.includes(name)
      : this.#lists(entry, key, entry.allowed.headerNames, name)
  }

  /** With credentials, * is a name like any other: those of the preflight, or in WebKit those of the request. */
  #lists(entry: Entry, key: CacheKey, names: readonly string[], name: string): boolean {
    const { isCredentialed } = this.#profile.cachedWildcard === 'by-request' ? key : entry
    return names.includes(name) || (!isCredentialed && names.includes('*'))
  }
}
