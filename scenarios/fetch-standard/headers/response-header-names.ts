/** CORS-safelisted response-header names (https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name). */
export const safelistedResponseHeaders: ReadonlySet<string> = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
])

/** Forbidden response-header names (https://fetch.spec.whatwg.org/#forbidden-response-header-name). */
export const forbiddenResponseHeaders: ReadonlySet<string> = new Set(['set-cookie', 'set-cookie2'])
