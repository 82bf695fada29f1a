import type { CorsResponseHeader } from '../../fetch-standard/headers/cors-response-headers.ts'

/** Whether a header takes part in CORS, or in what caches make of it. */
export const isCorsHeader = (lowerCaseName: string): boolean =>
  lowerCaseName.startsWith('access-control-') || lowerCaseName === 'origin' || lowerCaseName === 'vary'

/** The order in which a browser looks at them. */
const corsFirst: readonly string[] = [
  'origin',
  'access-control-request-method',
  'access-control-request-headers',
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-max-age',
  'access-control-expose-headers',
] satisfies readonly (CorsRequestHeader | Lowercase<CorsResponseHeader>)[]

type CorsRequestHeader = 'origin' | 'access-control-request-method' | 'access-control-request-headers'

/**
 * The names of a message's headers in the order in which they are read: those of CORS, Vary, what page script
 * can read, and the rest, each part as it first came. Names are in lower case.
 */
export function headerOrder(names: Iterable<string>, readable: ReadonlySet<string>): readonly string[] {
  const place = (name: string) => {
    const known = corsFirst.indexOf(name)
    if (known !== -1) return known
    if (name.startsWith('access-control-')) return corsFirst.length
    return corsFirst.length + (name === 'vary' ? 1 : readable.has(name) ? 2 : 3)
  }
  return [...new Set(names)].toSorted((a, b) => place(a) - place(b))
}
