/** The sets of names of the Fetch standard that a policy is judged by; all in lower case but for methods. */

/** CORS-safelisted methods (https://fetch.spec.whatwg.org/#cors-safelisted-method). */
export const safelistedMethods: readonly string[] = ['GET', 'HEAD', 'POST']

/** Forbidden methods (https://fetch.spec.whatwg.org/#forbidden-method), compared in any case. */
export const forbiddenMethods: readonly string[] = ['CONNECT', 'TRACE', 'TRACK']

/**
 * CORS-safelisted request-headers (https://fetch.spec.whatwg.org/#cors-safelisted-request-header) whose usual
 * values are safe; `content-type` and `range` are safelisted for few values only, and are left out.
 */
export const safelistedRequestHeaders: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'content-language',
])

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

/** Headers of the CORS protocol that a response carries. */
export const corsResponseHeaders: ReadonlySet<string> = new Set([
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-expose-headers',
  'access-control-max-age',
])

const forbiddenRequestHeaders: ReadonlySet<string> = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'access-control-request-private-network',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
])

/**
 * Whether script can set no header of this name, whatever its value
 * (https://fetch.spec.whatwg.org/#forbidden-request-header).
 */
export function isForbiddenRequestHeader(name: string): boolean {
  const lower = name.toLowerCase()
  return forbiddenRequestHeaders.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-')
}
