import { placeIn, type CacheKey, type CorsPreflightCache } from './preflight-cache.ts'
import type { Profile } from './profiles.ts'
import { isSafelistedMethod } from './safelisted-method.ts'

interface NameEntry {
  readonly kind: 'method' | 'header-name'
  readonly name: string
  readonly isCredentialed: boolean
  readonly storedAtMs: number
  maxAgeSeconds: number
}

/** The standard's: one entry for each method and each header name, which later preflights add to. */
export function cacheOfNames({
  isCacheSplitByCredentials,
}: Pick<Profile, 'isCacheSplitByCredentials'>): CorsPreflightCache {
  const entries = new Map<string, NameEntry[]>()

  /** Cache entry match (https://fetch.spec.whatwg.org/#concept-cache-match), and not yet expired. */
  function matching(key: CacheKey, nowMs: number): readonly NameEntry[] {
    const stored = entries.get(placeIn(key)) ?? []
    return stored.filter(
      (entry) =>
        !isOver(entry, nowMs) &&
        (entry.isCredentialed === key.isCredentialed || (entry.isCredentialed && !isCacheSplitByCredentials)),
    )
  }

  return {
    covers(key, { method, usesCorsPreflight, unsafeNames }, nowMs) {
      const needsMethod = usesCorsPreflight || !isSafelistedMethod(method)
      const live = matching(key, nowMs)
      const has = (kind: NameEntry['kind'], name: string) => live.some((entry) => covers(entry, kind, name))
      return (!needsMethod || has('method', method)) && unsafeNames.every((name) => has('header-name', name))
    },
    store(key, allowed, maxAgeSeconds, nowMs) {
      const live = matching(key, nowMs)
      const kept = (entries.get(placeIn(key)) ?? []).filter((entry) => !isOver(entry, nowMs))
      const keep = (kind: NameEntry['kind'], name: string) => {
        const known = live.filter((entry) => covers(entry, kind, name))
        for (const entry of known) entry.maxAgeSeconds = maxAgeSeconds
        if (known.length > 0) return
        kept.push({ kind, name, isCredentialed: key.isCredentialed, storedAtMs: nowMs, maxAgeSeconds })
      }
      for (const method of allowed.methods) keep('method', method)
      for (const name of allowed.headerNames) keep('header-name', name)
      entries.set(placeIn(key), kept)
    },
    clear: (key) => void entries.delete(placeIn(key)),
  }
}

const isOver = (entry: NameEntry, nowMs: number) => nowMs >= entry.storedAtMs + entry.maxAgeSeconds * 1_000

/** Method cache entry match, and header-name cache entry match. */
const covers = (entry: NameEntry, kind: NameEntry['kind'], name: string) =>
  entry.kind === kind &&
  (entry.name === name || (entry.name === '*' && (kind === 'method' || name !== 'authorization')))
