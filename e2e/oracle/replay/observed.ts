import type { Seen } from './page-fetch.ts'
import type { WireRequest } from './read-request.ts'

/** A request as a server received it. */
export interface Received extends WireRequest {
  readonly hop: number
  readonly preflight: boolean
}

/** Why Chromium says that a fetch failed. */
export interface Failure {
  /** A CorsError of the DevTools protocol, else an error of the network stack. */
  readonly error: string
  readonly parameter: string
}

/** What was seen of one step: in the page, at the servers, and by the DevTools protocol. */
export interface Observed {
  readonly seen: Seen
  readonly received: readonly Received[]
  readonly failure: Failure | null
}
