import { isForbiddenName } from '../fetch-standard/forbidden-request-header.ts'

export {
  forbiddenResponseHeaders,
  safelistedResponseHeaders,
} from '../fetch-standard/response-header-names.ts'

/** The sets of names of the Fetch standard that a policy is judged by; all in lower case but for methods. */

/**
 * CORS-safelisted request-headers (https://fetch.spec.whatwg.org/#cors-safelisted-request-header) whose usual
 * values are safe; `content-type` and `range` are safelisted for few values only, and are left out.
 */
export const safelistedRequestHeaders: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'content-language',
])

/** Headers of the CORS protocol that a response carries. */
export const corsResponseHeaders: ReadonlySet<string> = new Set([
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-expose-headers',
  'access-control-max-age',
])

/**
 * Whether script can set no header of this name, whatever its value
 * (https://fetch.spec.whatwg.org/#forbidden-request-header).
 */
export const isForbiddenRequestHeader = (name: string): boolean =>
  // That of Private Network Access, which is no part of the Fetch standard.
  isForbiddenName(name) || name.toLowerCase() === 'access-control-request-private-network'
