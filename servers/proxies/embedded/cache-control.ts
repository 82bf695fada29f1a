/** What a cache looks at of a response before it keeps it. */
export interface CacheQuestion {
  readonly status: number
  /** All values of a response header, by its name in lower case. */
  readonly valuesOf: (lowerCaseName: string) => readonly string[]
  /** Whether the request had an Authorization header. */
  readonly wasAuthorized: boolean
}

/** RFC 9111, section 1.2.2: what is longer than this counts as this, about 68 years. */
const longestSeconds = 2 ** 31

/** Any of these lets a shared cache keep the response to a request with Authorization (RFC 9111, section 3.5). */
const letsAuthorizedBeKept = ['public', 's-maxage', 'must-revalidate'] as const

/** no-cache is among them: this cache never asks a backend to validate what it has. */
const forbidsKeeping = ['no-store', 'private', 'no-cache'] as const

/**
 * For how many seconds a shared cache may use a response after it was made, by RFC 9111, section 3; 0 where it must
 * not keep it. It is stricter than it has to be: only a 200 is kept, only for a time that Cache-Control names, and
 * nothing with Set-Cookie, which would sign one person in as another.
 */
export function freshForSeconds({ status, valuesOf, wasAuthorized }: CacheQuestion): number {
  if (status !== 200 || valuesOf('set-cookie').length > 0) return 0
  if (valuesOf('vary').some((value) => value.includes('*'))) return 0
  const directives = cacheDirectives(valuesOf('cache-control'))
  if (forbidsKeeping.some((name) => directives.has(name))) return 0
  if (wasAuthorized && !letsAuthorizedBeKept.some((name) => directives.has(name))) return 0
  return deltaSeconds(directives.get('s-maxage') ?? directives.get('max-age'))
}

const directive = /([\w!#$%&'*+.^`|~-]+)(?:=(?:"((?:[^"\\]|\\.)*)"|([^\s,]*)))?/g

/**
 * The directives of Cache-Control with their arguments, names in lower case; of one that is there twice the first
 * counts. One for single fields (`private="x"`) counts as one for the whole response, as RFC 9111, section 5.2.2, allows.
 */
export function cacheDirectives(values: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', quoted, plain = ''] of values.join(',').matchAll(directive)) {
    const key = name.toLowerCase()
    if (!found.has(key)) found.set(key, quoted ?? plain)
  }
  return found
}

/** What is not digits counts as 0: such a response is stale (RFC 9111, section 4.2.1). */
export const deltaSeconds = (text: string | undefined): number =>
  text !== undefined && /^\d+$/.test(text) ? Math.min(Number(text), longestSeconds) : 0
