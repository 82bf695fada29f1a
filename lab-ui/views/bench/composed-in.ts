import { composedOf } from '../../links/bench-search.ts'
import type { ComposedRequest } from '../../composer/request/composed-request.ts'
import type { BenchSearch } from '../../links/bench-search.ts'

interface Composed {
  /** With a page origin that this lab has. */
  readonly request: ComposedRequest
  readonly origins: readonly string[]
  /** A page origin that the URL names and this lab does not have; null where it names none of those. */
  readonly foreignOrigin: string | null
}

/** The request as the URL holds it. `known` are the page origins of the lab; undefined until they are known. */
export function composedIn(search: BenchSearch, known: readonly string[] | undefined): Composed {
  const composed = composedOf(search)
  const dashboard = window.location.origin
  const origins = known ?? [dashboard]
  // An agent is made at page origins of the lab alone, whatever a link says.
  const origin = origins.includes(composed.origin) ? composed.origin : dashboard
  const isForeign = known !== undefined && composed.origin !== '' && origin !== composed.origin
  return { request: { ...composed, origin }, origins, foreignOrigin: isForeign ? composed.origin : null }
}
