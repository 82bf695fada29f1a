import type { CorsDecision } from './cors-headers.ts'

/** On which responses a proxy's headers are; every one where nothing is said. */
export type HeadersOn = 'successes' | 'preflights'

/** What a proxy adds to a response with this status, in Node's flat form of names and values. */
export type AddedHeaders = (status: number) => readonly string[]

/** What nginx adds headers to without `always` (module ngx_http_headers_module, add_header). */
const successes: ReadonlySet<number> = new Set([200, 201, 204, 206, 301, 302, 303, 304, 307, 308])

/** The headers of a decision, on the responses that they are meant for. */
export function addedHeaders(
  { headers, isPreflight }: CorsDecision,
  headersOn: HeadersOn | undefined,
): AddedHeaders {
  const flat = headers.flat()
  return (status) => {
    if (headersOn === 'preflights' && !isPreflight) return []
    return headersOn === 'successes' && !successes.has(status) ? [] : flat
  }
}
