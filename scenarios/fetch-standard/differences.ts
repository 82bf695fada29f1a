import type { Profile } from './profiles.ts'
import type { Recording } from './recording.ts'

/** A property of a profile. */
export type DifferenceName = keyof Omit<Profile, 'name'>

/** Where browsers leave the letter of the standard, and how that is known. One for each property of a profile. */
export const differences: Readonly<Record<DifferenceName, Difference>> = {
  longestMaxAgeSeconds: {
    says: 'Chromium keeps the verdict of a preflight for 7,200 s at most, Firefox for 86,400 s; the standard leaves the limit to them.',
    source: 'measured in Chromium 156 under a moved clock; read in Firefox',
  },
  maxAgeSyntax: {
    says: 'Chromium reads Access-Control-Max-Age as a signed integer, so that +600 counts and -5 is 0; Firefox caches nothing whose value is no number.',
    source: 'measured in Chromium 156 and in Firefox ESR 153',
  },
  wildcardCoversAuthorization: {
    says: 'Without credentials, browsers let Access-Control-Allow-Headers: * stand for Authorization as well.',
    source: 'measured in Chromium 156 and in Firefox ESR 153; https://github.com/whatwg/fetch/issues/1919',
  },
  takesUserAgent: {
    says: 'Chromium leaves out a User-Agent that page script sets; by the standard it is a header like any other.',
    source: 'measured in Chromium 156',
  },
  forbidsPrivateNetworkHeader: {
    says: 'In Chromium page script may set Access-Control-Request-Private-Network.',
    source: 'measured in Chromium 156',
  },
  combinesRequestHeaders: {
    says: 'Chromium judges the combined value of a request header, the standard each field.',
    source: 'measured in Chromium 156',
  },
  safelistsClientHints: {
    says: 'Chromium needs no preflight for client hints with a proper value, such as dpr: 2.',
    source: 'measured in Chromium 156',
  },
  dropsClientHintsAtRedirects: {
    says: "Where a redirect leads to an origin that is not the page's, Chromium leaves out client hints such as dpr, whoever set them.",
    source: 'measured in Chromium 156',
  },
  largestRangeBound: {
    says: 'In Chromium a Range with a number of 2^63 - 1 or more needs a preflight.',
    source: 'measured in Chromium 156',
  },
  trimsCombinedValues: {
    says: 'Where the last of several fields of a response header is empty, Chromium shows no space after the last comma.',
    source: 'measured in Chromium 156',
  },
  asksForUploadsWithBodyOnly: {
    says: 'In Chromium an upload listener asks for a preflight only where there is a body.',
    source: 'measured in Chromium 156',
  },
  allowsMethodOfUploads: {
    says: "Where an upload listener or a stream asked for the preflight, an answer without Access-Control-Allow-Methods allows the request's method by the standard; in Chromium it allows GET, HEAD and POST, as ever.",
    source: 'measured in Chromium 156',
  },
  emptyLocation: {
    says: 'By the standard an empty Location leads to the same URL again. Chromium treats the redirect as the final response, Safari as a network error.',
    source: 'measured in Chromium 156 and in WebKitGTK 2.50.6',
  },
  escapesLocationBytes: {
    says: 'Chromium percent-encodes the bytes over 0x7F of a Location as they are, the standard the characters that they are by number.',
    source: 'measured in Chromium 156',
  },
  needsLocationToRefuseRedirect: {
    says: 'With redirect mode error, Chromium takes a redirect status without a Location for a response like any other, and looks at an unsafe scheme first.',
    source: 'measured in Chromium 156',
  },
  checksLocationFirst: {
    says: 'Chromium ends a fetch at a Location that is no URL, and at the 21st redirect, before the CORS check and in every redirect mode.',
    source: 'measured in Chromium 156',
  },
  takesEqualFieldsAsOne: {
    says: 'Chromium takes Location sent twice with one value as one, and refuses a response with two different ones whatever its status; so with Content-Length and Content-Disposition.',
    source: 'measured in Chromium 156',
  },
  refusesEveryRedirectWithCredentials: {
    says: 'Chromium follows no redirect to a URL with a user name or password, not even within an origin.',
    source: 'measured in Chromium 156',
  },
  refusesProxyAuthentication: {
    says: 'In Chromium 407 from a server that is no proxy is a network error.',
    source: 'measured in Chromium 156',
  },
  streamsOverHttp2Only: {
    says: 'Chromium sends a body that is a stream over HTTP/2 and later alone; after the preflight, plain http fails.',
    source: 'measured in Chromium 156',
  },
  openBadPorts: {
    says: 'Chromium opens port 4190, which the standard blocks.',
    source: 'measured in Chromium 156',
  },
  localNetworkAccess: {
    says: 'Chromium and Firefox ask the user before a public page reaches the local network or this computer; Chromium also before a page of the local network reaches this computer. The Fetch standard has no such check.',
    source: 'measured in Chromium 156 and in Firefox ESR 153.8',
  },
  localNetworkNeedsSecureContext: {
    says: 'In Chromium only secure pages may ask for local network access.',
    source: 'measured in Chromium 156',
  },
  joinsLocations: { says: 'x.', source: 'measured' },
  redirectsDeleteAsGet: { says: 'x.', source: 'measured' },
  sendsBytesAsUtf8: { says: 'x.', source: 'measured' },
  checksModeBeforePort: {
    says: 'Chromium looks at the mode and the redirect mode before it looks at a bad port.',
    source: 'measured in Chromium 156',
  },
  streamsAskInModeSameOrigin: {
    says: 'In Chromium a body that is a stream makes mode cors of mode same-origin.',
    source: 'measured in Chromium 156',
  },
  conditionalRequestsPassCacheBy: {
    says: 'In Chromium a request with a header such as If-None-Match is preceded by a preflight whatever is cached.',
    source: 'measured in Chromium 156',
  },
  preflightKeepsOriginAfterRedirect: {
    says: "After a redirect to another origin, the preflight in Firefox carries the page's origin, and the request null.",
    source: 'measured in Firefox ESR 153',
  },
  hidesOriginAfterNoCorsRedirect: {
    says: "In mode no-cors, a POST that is redirected to another origin is sent by Chromium with Origin: null, also where the standard keeps the page's origin.",
    source: 'measured in Chromium 156',
  },
  cacheEntry: {
    says: 'Chromium caches the last response to a preflight as a whole, and drops it when it does not cover a request; by the standard each method and each header name has an entry of its own.',
    source: 'measured in Chromium 156',
  },
  isCacheSplitByCredentials: {
    says: 'In Firefox what was allowed with credentials is not allowed without them.',
    source: 'measured in Firefox ESR 153',
  },
  cachesForOpaqueOrigin: {
    says: 'For origin null, Chromium keeps a preflight no longer than for the fetch that asked.',
    source: 'measured in Chromium 156',
  },
  clearsCacheAfterNetworkError: {
    says: 'By the standard a request that fails after its preflight clears the cache; Chromium keeps the entry.',
    source: 'measured in Chromium 156',
  },
  cachedWildcardCoversAuthorization: {
    says: 'In Safari a cached Access-Control-Allow-Headers: * also covers Authorization; Chromium and Firefox send a preflight again.',
    source: 'measured in WebKitGTK 2.50.6',
  },
  rangeSyntax: {
    says: 'Safari also safelists a Range whose unit is not in lower case, or whose numbers have a plus sign.',
    source: 'measured in WebKitGTK 2.50.6',
  },
  bytesOver7FAreUnsafe: {
    says: 'In Firefox a byte over 0x7F in Accept or Content-Type requires a preflight.',
    source: 'measured in Firefox ESR 153.8',
  },
  commasInContentTypeAreUnsafe: {
    says: 'In Firefox a Content-Type with a comma requires a preflight.',
    source: 'measured in Firefox ESR 153.8',
  },
  repeatsNamesInPreflight: {
    says: 'A header that script sets twice is named twice in Access-Control-Request-Headers in Firefox.',
    source: 'measured in Firefox ESR 153.8',
  },
  streamBodies: {
    says: 'Firefox and Safari cannot send a ReadableStream: Firefox sends the text "[object ReadableStream]" instead, Safari throws.',
    source: 'measured in Firefox ESR 153.8 and in WebKitGTK 2.50.6',
  },
  dataUrlsHaveLength: {
    says: 'In Firefox the response of a data: URL has a Content-Length.',
    source: 'measured in Firefox ESR 153.8',
  },
  preflightsWhatWasPreflighted: {
    says: 'In Firefox and Safari each cross-origin redirect after a preflight gets a preflight of its own, even if the request has become a plain GET.',
    source: 'measured in Firefox ESR 153.8 and in WebKitGTK 2.50.6',
  },
  preflightsDroppedHeaders: {
    says: 'In Firefox and Safari headers that a redirect dropped still require a preflight.',
    source: 'measured in Firefox ESR 153.8 and in WebKitGTK 2.50.6',
  },
  namesDroppedHeaders: {
    says: 'In Safari a preflight after a redirect also names the headers that the redirect dropped.',
    source: 'measured in WebKitGTK 2.50.6',
  },
  keepsOriginHeader: {
    says: 'Safari keeps Origin on a request that a redirect within the origin turned into a GET.',
    source: 'measured in WebKitGTK 2.50.6',
  },
  preflightingCacheModes: {
    says: 'With cache mode no-store or reload, Chromium and Firefox send a preflight even though one is cached; Chromium with no-cache, too.',
    source: 'measured in Chromium 156 and in Firefox ESR 153.8',
  },
  cachesRefusals: {
    says: 'Safari caches the answer to a preflight even if it does not allow the request.',
    source: 'measured in WebKitGTK 2.50.6',
  },
  keepsOneOfSeveral: { says: 'x.', source: 'measured' },
  cachedWildcard: { says: 'x.', source: 'measured' },
  cacheCoversHead: { says: 'x.', source: 'measured' },
  dropsEmptyFields: { says: 'x.', source: 'measured' },
  readsHeadersAsUtf8: { says: 'x.', source: 'measured' },
  blobUrlsHaveReferrerPolicy: { says: 'x.', source: 'measured' },
  takesHttp09: { says: 'x.', source: 'measured' },
  takesInvalidResourcePolicy: { says: 'x.', source: 'measured' },
  rechecksRedirects: { says: 'x.', source: 'measured' },
  maxAgeZeroEndsEntries: {
    says: 'In Firefox Access-Control-Max-Age: 0 leaves earlier cache entries in place.',
    source: 'measured in Firefox ESR 153.8',
  },
  longestCachedUrl: {
    says: 'Chromium caches no preflight for a URL of 1,024 characters or more.',
    source: 'measured in Chromium 156',
  },
}

export interface Difference {
  readonly says: string
  readonly source: string
  /** A recording on which the browsers that differ decide differently from the standard. */
  readonly example?: Recording
}
