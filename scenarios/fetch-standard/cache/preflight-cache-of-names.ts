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
  readonly kind: 'method' | 'header-name'
  readonly name: string
  readonly isCredentialed: boolean
  readonly storedAtMs: number
  maxAgeSeconds: number
}

/** The standard's: one entry for each method and each header name, which later preflights add to. */
export class PreflightCacheOfNames implements CorsPreflightCache {
  readonly #entries = new Map<string, readonly Entry[]>()
  /** Whether a preflight was ever allowed there, even if it listed nothing. */
  readonly #allowed = new Set<string>()
  readonly #profile: Profile

  constructor(profile: Profile) {
    this.#profile = profile
  }

  coversForMs(key: CacheKey, request: CachedRequest, nowMs: number): number {
    const { method, usesCorsPreflight, unsafeNames } = request
    const asksForOwnMethod = usesCorsPreflight && this.#profile.allowsMethodOfUploads
    const isExempt = isSafelistedMethod(method) && (method !== 'HEAD' || this.#profile.cacheCoversHead)
    const needsMethod = asksForOwnMethod || !isExempt
    if (!needsMethod && unsafeNames.length === 0 && !this.#allowed.has(credentialedPlace(key))) return 0
    const live = this.#live(key, nowMs).filter((entry) => this.#isCredentialedFor(entry, key))
    const forMs = (kind: Entry['kind'], name: string) =>
      Math.max(
        0,
        ...live.filter((entry) => this.#isFor(entry, kind, name)).map((entry) => endOf(entry) - nowMs),
      )
    return Math.min(
      needsMethod ? forMs('method', method) : Number.POSITIVE_INFINITY,
      ...unsafeNames.map((name) => forMs('header-name', name)),
    )
  }

  store(key: CacheKey, { methods, headerNames }: Allowed, maxAgeSeconds: number, nowMs: number): void {
    const kept = this.#live(key, nowMs)
    const known = kept.filter((entry) => this.#isCredentialedFor(entry, key))
    for (const kind of ['method', 'header-name'] as const) {
      for (const name of kind === 'method' ? methods : headerNames) {
        const matched = known.filter((entry) => this.#isFor(entry, kind, name))
        for (const entry of matched) entry.maxAgeSeconds = maxAgeSeconds
        if (matched.length > 0) continue
        kept.push({ kind, name, isCredentialed: key.isCredentialed, storedAtMs: nowMs, maxAgeSeconds })
      }
    }
    this.#entries.set(placeIn(key), kept)
    this.#allowed.add(credentialedPlace(key))
  }

  clear(key: CacheKey): void {
    this.#entries.delete(placeIn(key))
    for (const isCredentialed of [true, false])
      this.#allowed.delete(credentialedPlace({ ...key, isCredentialed }))
  }

  /** What has not expired. */
  #live(key: CacheKey, nowMs: number): Entry[] {
    return (this.#entries.get(placeIn(key)) ?? []).filter((entry) => nowMs < endOf(entry))
  }

  /** With the origin and the URL: cache entry match (https://fetch.spec.whatwg.org/#concept-cache-match). */
  #isCredentialedFor({ isCredentialed }: Entry, key: CacheKey): boolean {
    if (this.#profile.isCacheSplitByCredentials) return isCredentialed === key.isCredentialed
    return isCredentialed || !key.isCredentialed
  }

  /** Method cache entry match, and header-name cache entry match. */
  #isFor(entry: Entry, kind: Entry['kind'], name: string): boolean {
    if (entry.kind !== kind) return false
    if (entry.name === name) return true
    const isWildcard = entry.name === '*' && this.#profile.cachedWildcard !== 'never'
    return (
      isWildcard &&
      (name !== 'authorization' ||
        kind === 'method' ||
        this.#profile.cachedWildcardCoversAuthorization === true)
    )
  }
}

const credentialedPlace = (key: CacheKey) => `${key.isCredentialed} ${placeIn(key)}`

const endOf = ({ storedAtMs, maxAgeSeconds }: Entry) => storedAtMs + maxAgeSeconds * 1_000
