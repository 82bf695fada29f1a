import { longestCachedUrl } from '../cache/chromium-cache-limits.ts'
import type { CacheMode } from '../recording/recording.ts'

/** Where a browser decides differently from the letter of the standard. A property that is left out is false. */
export interface Profile {
  readonly name: string
  /** The imposed limit on max-age, in seconds. */
  readonly longestMaxAgeSeconds: number
  /** How Access-Control-Max-Age is read: see max-age.ts. */
  readonly maxAgeSyntax: 'delta-seconds' | 'integer' | 'digits-or-nothing'
  readonly wildcardCoversAuthorization?: boolean
  readonly cachedWildcardCoversAuthorization?: boolean
  readonly takesUserAgent: boolean
  readonly forbidsPrivateNetworkHeader: boolean
  readonly combinesRequestHeaders?: boolean
  readonly safelistsClientHints?: boolean
  readonly dropsClientHintsAtRedirects?: boolean
  /** The largest number in a Range that is safelisted; larger ones are no range. */
  readonly largestRangeBound: bigint | null
  /** How the unit and the numbers of a Range are read; `loose`: in any case, and with a plus sign. */
  readonly rangeSyntax: 'strict' | 'loose'
  /** Whether a byte over 0x7F in Accept or Content-Type needs a preflight. */
  readonly bytesOver7FAreUnsafe?: boolean
  /** Whether a Content-Type with a comma outside of quotes needs a preflight. */
  readonly commasInContentTypeAreUnsafe?: boolean
  /**
   * Whether headers that can have one value only, such as Authorization, keep one of several: a response the first, a
   * request the last, and of its Content-Type the first if it has a body.
   */
  readonly keepsOneOfSeveral?: boolean
  /** Whether a name that is set twice stands twice in Access-Control-Request-Headers. */
  readonly repeatsNamesInPreflight?: boolean
  readonly trimsCombinedValues?: boolean
  /** Whether an empty field is dropped from a response header that has others. */
  readonly dropsEmptyFields?: boolean
  /** Whether a * in Access-Control-Expose-Headers still exposes everything to fetch if an invalid name follows. */
  readonly wildcardOutlivesInvalidNames?: boolean
  /** Whether bytes that are no UTF-8 are replaced in response headers. */
  readonly readsHeadersAsUtf8?: boolean
  readonly asksForUploadsWithBodyOnly?: boolean
  readonly allowsMethodOfUploads: boolean
  /** What an empty Location leads to. */
  readonly emptyLocation: 'same-url' | 'nowhere' | 'error'
  readonly escapesLocationBytes?: boolean
  /** Whether several Location headers are one, with commas between them. */
  readonly joinsLocations?: boolean
  readonly needsLocationToRefuseRedirect?: boolean
  readonly checksLocationFirst?: boolean
  readonly takesEqualFieldsAsOne?: boolean
  readonly refusesEveryRedirectWithCredentials?: boolean
  /** Whether a redirect to another origin turns DELETE into GET, whatever its status. */
  readonly redirectsDeleteAsGet?: boolean
  /** Whether a byte over 0x7F in a request header is sent as the UTF-8 of the character with that number. */
  readonly sendsBytesAsUtf8?: boolean
  readonly refusesProxyAuthentication?: boolean
  readonly refusesAboutBlank?: boolean
  readonly streamsOverHttp2Only?: boolean
  /** What a ReadableStream as a body is: sent as it comes, turned into a text, or refused. */
  readonly streamBodies: 'sent' | 'text' | 'refused'
  /** Whether XMLHttpRequest drops an empty fragment, which fetch keeps: their preflights are cached for different URLs. */
  readonly xhrDropsEmptyFragment?: boolean
  readonly dataUrlsHaveLength?: boolean
  readonly blobUrlsHaveReferrerPolicy?: boolean
  /** Whether bytes that are no HTTP response are taken for one of HTTP/0.9, except after PUT: a 200 without headers. */
  readonly takesHttp09?: boolean
  /** Whether an invalid Cross-Origin-Resource-Policy is enough for a page that requires the header. */
  readonly takesInvalidResourcePolicy?: boolean
  readonly openBadPorts: readonly number[]
  /** Which pages need a permission for a more private address space than their own. */
  readonly localNetworkAccess: 'unchecked' | 'for-public-pages' | 'for-every-page'
  readonly localNetworkNeedsSecureContext?: boolean
  readonly checksModeBeforePort?: boolean
  readonly streamsAskInModeSameOrigin?: boolean
  readonly conditionalRequestsPassCacheBy?: boolean
  readonly preflightKeepsOriginAfterRedirect?: boolean
  /** Whether every hop after a preflight gets one, if it is cross-origin. */
  readonly preflightsWhatWasPreflighted?: boolean
  /** Whether headers that a redirect dropped still require a preflight. */
  readonly preflightsDroppedHeaders?: boolean
  /** Whether a preflight names headers that a redirect dropped. */
  readonly namesDroppedHeaders?: boolean
  /**
   * When a redirect brings back headers that an earlier one dropped: those of the body at every redirect (`body`), or those
   * of the body if it would not make a GET of the first request, Authorization within an origin, and in the preflight all
   * of them (`by-redirect`).
   */
  readonly restoresHeaders?: 'body' | 'by-redirect'
  /** Whether Origin stays on a request that a redirect within the origin made a GET. */
  readonly keepsOriginHeader?: boolean
  /**
   * Whether redirects are checked once more after the next preflight: for a user name in the URL, and, if the fetch
   * began at the page's own origin, by a CORS check as if with credentials.
   */
  readonly rechecksRedirects?: boolean
  /** Whether the preflight of a request with cache mode no-store is not cached. */
  readonly noStoreCoversPreflight?: boolean
  /** The cache modes with which a request ignores the CORS-preflight cache. */
  readonly preflightingCacheModes: readonly CacheMode[]
  readonly hidesOriginAfterNoCorsRedirect?: boolean
  /** An entry of the CORS-preflight cache: one for each method and header name, or one for a whole response. */
  readonly cacheEntry: 'each-name' | 'whole-response'
  readonly isCacheSplitByCredentials?: boolean
  readonly cachesForOpaqueOrigin: boolean
  /** Whether the opaque origin that a redirect leaves a request with is a new one for each fetch, with nothing cached. */
  readonly taintedOriginIsNew?: boolean
  /**
   * Which fetches clear what is cached for their URL when they fail: those that needed a preflight, or all that CORS checks,
   * unless script has forbidden a redirect.
   */
  readonly failureClearsCache: 'preflighted' | 'cors' | 'never'
  /** Whether the answer to a preflight is cached even where it does not allow the request. */
  readonly cachesRefusals?: boolean
  /** When a cached * stands for everything: if it was cached, or if it is used, without credentials; or never. */
  readonly cachedWildcard: 'by-entry' | 'by-request' | 'never'
  /** Whether a cached answer covers a HEAD that its Access-Control-Allow-Methods does not list. */
  readonly cacheCoversHead: boolean
  /** Whether Max-Age: 0 ends what was cached before. */
  readonly maxAgeZeroEndsEntries: boolean
  /** In characters. A longer URL is never cached. */
  readonly longestCachedUrl: number
}

/** The letter of the Fetch standard, which leaves the limit on max-age to the browser. */
const standard: Profile = {
  name: 'standard',
  longestMaxAgeSeconds: Number.POSITIVE_INFINITY,
  maxAgeSyntax: 'delta-seconds',
  takesUserAgent: true,
  forbidsPrivateNetworkHeader: true,
  largestRangeBound: null,
  rangeSyntax: 'strict',
  allowsMethodOfUploads: true,
  emptyLocation: 'same-url',
  streamBodies: 'sent',
  openBadPorts: [],
  localNetworkAccess: 'unchecked',
  preflightingCacheModes: [],
  cacheEntry: 'each-name',
  cachesForOpaqueOrigin: true,
  failureClearsCache: 'preflighted',
  cachedWildcard: 'by-entry',
  cacheCoversHead: true,
  maxAgeZeroEndsEntries: true,
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
  emptyLocation: 'nowhere',
  escapesLocationBytes: true,
  needsLocationToRefuseRedirect: true,
  checksLocationFirst: true,
  takesEqualFieldsAsOne: true,
  refusesEveryRedirectWithCredentials: true,
  refusesProxyAuthentication: true,
  refusesAboutBlank: true,
  streamsOverHttp2Only: true,
  openBadPorts: [4190],
  localNetworkAccess: 'for-every-page',
  localNetworkNeedsSecureContext: true,
  checksModeBeforePort: true,
  streamsAskInModeSameOrigin: true,
  noStoreCoversPreflight: true,
  preflightingCacheModes: ['no-store', 'reload', 'no-cache'],
  conditionalRequestsPassCacheBy: true,
  hidesOriginAfterNoCorsRedirect: true,
  cacheEntry: 'whole-response',
  cachesForOpaqueOrigin: false,
  failureClearsCache: 'never',
  longestCachedUrl,
}

/** As Firefox ESR 153.8 was seen to do. */
const firefox: Profile = {
  ...standard,
  name: 'firefox',
  longestMaxAgeSeconds: 86_400,
  maxAgeSyntax: 'digits-or-nothing',
  wildcardCoversAuthorization: true,
  forbidsPrivateNetworkHeader: false,
  largestRangeBound: 2n ** 64n - 1n,
  bytesOver7FAreUnsafe: true,
  commasInContentTypeAreUnsafe: true,
  keepsOneOfSeveral: true,
  repeatsNamesInPreflight: true,
  allowsMethodOfUploads: false,
  takesEqualFieldsAsOne: true,
  streamBodies: 'text',
  dataUrlsHaveLength: true,
  takesHttp09: true,
  takesInvalidResourcePolicy: true,
  dropsEmptyFields: true,
  wildcardOutlivesInvalidNames: true,
  xhrDropsEmptyFragment: true,
  localNetworkAccess: 'for-public-pages',
  conditionalRequestsPassCacheBy: true,
  preflightKeepsOriginAfterRedirect: true,
  preflightsWhatWasPreflighted: true,
  preflightsDroppedHeaders: true,
  restoresHeaders: 'by-redirect',
  preflightingCacheModes: ['no-store', 'reload'],
  isCacheSplitByCredentials: true,
  failureClearsCache: 'cors',
  cachedWildcard: 'never',
  cacheCoversHead: false,
  maxAgeZeroEndsEntries: false,
}

/** As WebKitGTK 2.50.6 was seen to do, without what its network library does, which Safari's does not share. */
const webkit: Profile = {
  ...standard,
  name: 'webkit',
  longestMaxAgeSeconds: 600,
  maxAgeSyntax: 'integer',
  wildcardCoversAuthorization: true,
  cachedWildcardCoversAuthorization: true,
  forbidsPrivateNetworkHeader: false,
  combinesRequestHeaders: true,
  largestRangeBound: 2n ** 64n - 1n,
  rangeSyntax: 'loose',
  trimsCombinedValues: true,
  allowsMethodOfUploads: false,
  emptyLocation: 'error',
  escapesLocationBytes: true,
  needsLocationToRefuseRedirect: true,
  streamBodies: 'refused',
  preflightsWhatWasPreflighted: true,
  preflightsDroppedHeaders: true,
  namesDroppedHeaders: true,
  restoresHeaders: 'body',
  keepsOriginHeader: true,
  rechecksRedirects: true,
  blobUrlsHaveReferrerPolicy: true,
  refusesAboutBlank: true,
  cacheEntry: 'whole-response',
  taintedOriginIsNew: true,
  failureClearsCache: 'never',
  cachesRefusals: true,
  cachedWildcard: 'by-request',
}

export const profiles = { standard, chromium, firefox, webkit } as const

export type ProfileName = keyof typeof profiles

export const profileNames = Object.keys(profiles) as ProfileName[]
