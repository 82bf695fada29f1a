/** What an entry is stored under, and asked for by. */
export interface CacheKey {
  /** The serialized request origin. */
  readonly origin: string
  /** With its query and its fragment. */
  readonly url: string
  readonly isCredentialed: boolean
}

/** What the response to a preflight allows. Header names are in lower case; `*` stands for every other. */
export interface Allowed {
  readonly methods: readonly string[]
  readonly headerNames: readonly string[]
}

export interface CorsPreflightCache {
  /**
   * For how many milliseconds more the method of a request, and each of these of its headers, counts as allowed; 0
   * where one of them does not.
   */
  coversForMs(key: CacheKey, request: CachedRequest, nowMs: number): number
  /** Keeps what a preflight has allowed. */
  store(key: CacheKey, allowed: Allowed, maxAgeSeconds: number, nowMs: number): void
  /** Clear cache entries (https://fetch.spec.whatwg.org/#concept-cache-clear). */
  clear(key: CacheKey): void
}

export interface CachedRequest {
  readonly method: string
  readonly usesCorsPreflight: boolean
  /** CORS-unsafe request-header names. */
  readonly unsafeNames: readonly string[]
}

/** URL and origin in one text; neither holds a space. */
export const placeIn = ({ origin, url }: CacheKey): string => `${origin} ${url}`
