/** In how far a browser decides differently from the letter of the standard. */
export interface Profile {
  readonly name: string
  /** The imposed limit on max-age, in seconds. */
  readonly longestMaxAgeSeconds: number
  /** How Access-Control-Max-Age is read: see max-age.ts. */
  readonly maxAgeSyntax: 'delta-seconds' | 'integer' | 'digits-or-nothing'
  readonly wildcardCoversAuthorization: boolean
  readonly takesUserAgent: boolean
  readonly forbidsPrivateNetworkHeader: boolean
  readonly combinesRequestHeaders: boolean
  readonly safelistsClientHints: boolean
  readonly dropsClientHintsAtRedirects: boolean
  /** The largest number in a Range that is safelisted; larger ones are no range. */
  readonly largestRangeBound: bigint | null
  readonly trimsCombinedValues: boolean
  readonly asksForUploadsWithBodyOnly: boolean
  readonly allowsMethodOfUploads: boolean
  readonly isEmptyLocationNone: boolean
  readonly escapesLocationBytes: boolean
  readonly needsLocationToRefuseRedirect: boolean
  readonly checksLocationFirst: boolean
  readonly takesEqualFieldsAsOne: boolean
  readonly refusesEveryRedirectWithCredentials: boolean
  readonly refusesProxyAuthentication: boolean
  readonly streamsOverHttp2Only: boolean
  readonly openBadPorts: readonly number[]
  readonly checksLocalNetworkAccess: boolean
  readonly checksModeBeforePort: boolean
  readonly streamsAskInModeSameOrigin: boolean
  readonly conditionalRequestsPassCacheBy: boolean
  readonly preflightKeepsOriginAfterRedirect: boolean
  readonly hidesOriginAfterNoCorsRedirect: boolean
  /** An entry of the CORS-preflight cache: one for each method and header name, or one for a whole response. */
  readonly cacheEntry: 'each-name' | 'whole-response'
  readonly isCacheSplitByCredentials: boolean
  readonly cachesForOpaqueOrigin: boolean
  readonly clearsCacheAfterNetworkError: boolean
  /** In characters. A longer URL is never cached. */
  readonly longestCachedUrl: number
}

/** The letter of the Fetch standard, which leaves the limit on max-age to the browser. */
const standard: Profile = {
  name: 'standard',
  longestMaxAgeSeconds: Number.POSITIVE_INFINITY,
  maxAgeSyntax: 'delta-seconds',
  wildcardCoversAuthorization: false,
  takesUserAgent: true,
  forbidsPrivateNetworkHeader: true,
  combinesRequestHeaders: false,
  safelistsClientHints: false,
  dropsClientHintsAtRedirects: false,
  largestRangeBound: null,
  trimsCombinedValues: false,
  asksForUploadsWithBodyOnly: false,
  allowsMethodOfUploads: true,
  isEmptyLocationNone: false,
  escapesLocationBytes: false,
  needsLocationToRefuseRedirect: false,
  checksLocationFirst: false,
  takesEqualFieldsAsOne: false,
  refusesEveryRedirectWithCredentials: false,
  refusesProxyAuthentication: false,
  streamsOverHttp2Only: false,
  openBadPorts: [],
  checksLocalNetworkAccess: false,
  checksModeBeforePort: false,
  streamsAskInModeSameOrigin: false,
  conditionalRequestsPassCacheBy: false,
  preflightKeepsOriginAfterRedirect: false,
  hidesOriginAfterNoCorsRedirect: false,
  cacheEntry: 'each-name',
  isCacheSplitByCredentials: false,
  cachesForOpaqueOrigin: true,
  clearsCacheAfterNetworkError: true,
  longestCachedUrl: Number.POSITIVE_INFINITY,
}

/** As Chromium 156 was seen to do. */
const chromium: Profile = {
  ...standard,
  name: 'chromium',
  longestMaxAgeSeconds: 7_200,
  maxAgeSyntax: 'integer',
  wildcardCoversAuthorization: true,
  takesUserAgent: false,
  forbidsPrivateNetworkHeader: false,
  combinesRequestHeaders: true,
  safelistsClientHints: true,
  dropsClientHintsAtRedirects: true,
  largestRangeBound: 2n ** 63n - 2n,
  trimsCombinedValues: true,
  asksForUploadsWithBodyOnly: true,
  allowsMethodOfUploads: false,
  isEmptyLocationNone: true,
  escapesLocationBytes: true,
  needsLocationToRefuseRedirect: true,
  checksLocationFirst: true,
  takesEqualFieldsAsOne: true,
  refusesEveryRedirectWithCredentials: true,
  refusesProxyAuthentication: true,
  streamsOverHttp2Only: true,
  openBadPorts: [4190],
  checksLocalNetworkAccess: true,
  checksModeBeforePort: true,
  streamsAskInModeSameOrigin: true,
  conditionalRequestsPassCacheBy: true,
  hidesOriginAfterNoCorsRedirect: true,
  cacheEntry: 'whole-response',
  cachesForOpaqueOrigin: false,
  clearsCacheAfterNetworkError: false,
  longestCachedUrl: 1_023,
}

/** As Firefox ESR 153 was seen to do, and else as the standard says: it was not probed as widely. */
const firefox: Profile = {
  ...standard,
  name: 'firefox',
  longestMaxAgeSeconds: 86_400,
  maxAgeSyntax: 'digits-or-nothing',
  wildcardCoversAuthorization: true,
  isCacheSplitByCredentials: true,
  preflightKeepsOriginAfterRedirect: true,
}

export const profiles = { standard, chromium, firefox } as const

export type ProfileName = keyof typeof profiles

export const profileNames = Object.keys(profiles) as ProfileName[]
