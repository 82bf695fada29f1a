import type { HeaderList } from '../../words/exchange.ts'
import { cacheModes, type credentialsModes, type redirectModes } from '../../words/page-request.ts'

/** `navigate` is a mode that script cannot ask for: the Request constructor refuses it. */
export const recordedModes = ['cors', 'no-cors', 'same-origin', 'navigate'] as const

/** `only-if-cached` is a mode that the Request constructor refuses to every page, except with mode same-origin. */
export const recordedCacheModes = [...cacheModes, 'only-if-cached'] as const

export type CacheMode = (typeof recordedCacheModes)[number]

export const connectionErrors = ['refused', 'reset', 'empty', 'invalid'] as const

export type ConnectionError = (typeof connectionErrors)[number]

/** What a page's Cross-Origin-Embedder-Policy header says. */
export const embedderPolicies = ['unsafe-none', 'require-corp', 'credentialless'] as const

export type EmbedderPolicy = (typeof embedderPolicies)[number]

/** From the least private to the most private. */
export const addressSpaces = ['public', 'local', 'loopback'] as const

export type AddressSpace = (typeof addressSpaces)[number]

export const lnaPermissions = ['granted', 'denied'] as const

export const initiators = ['fetch', 'xhr', 'event-source', 'beacon'] as const

/** What a server answers to one request, or how the connection ends instead. */
export type Answer =
  | { readonly status: number; readonly statusText: string; readonly headers: HeaderList }
  | { readonly error: ConnectionError }

/** One URL of the redirect chain and what is answered there. */
export interface Hop {
  readonly url: string | null
  /** To a CORS-preflight request; null is a 404 without headers. */
  readonly preflight: Answer | null
  /** To any other request; null where nobody recorded one. */
  readonly response: Answer | null
  /** Where the server is. Absent: what its host name or address shows, else `public`. */
  readonly targetAddressSpace?: AddressSpace
}

/** One request as page script makes it: by fetch, XMLHttpRequest, EventSource or sendBeacon. */
export interface RecordedRequest {
  readonly url: string
  readonly method: string
  /** As the caller gave them: order, case and duplicates kept. */
  readonly headers: HeaderList
  readonly credentials: (typeof credentialsModes)[number]
  readonly mode: (typeof recordedModes)[number]
  readonly redirect: (typeof redirectModes)[number]
  /** Of fetch alone. Absent: `default`. */
  readonly cache?: CacheMode
  readonly body: string | null
  /** What the body is made from, as `bodyKindOf` reads it. */
  readonly bodyType: string
  /** Whether XMLHttpRequest has upload listeners when send() is called. */
  readonly uploadListener: boolean
  /**
   * Absent: `fetch`, or `event-source` if only that could have sent this request without a preflight. EventSource and
   * sendBeacon set method, mode, redirect mode and headers themselves.
   */
  readonly initiator?: (typeof initiators)[number]
}

export interface Step {
  readonly request: RecordedRequest
  readonly hops: readonly Hop[]
  /** How long nothing happens before this step. */
  readonly waitMs: number
}

/** Fetches of one page, one after the other, which share one CORS-preflight cache. */
export interface Recording {
  /** A serialized origin, of an app too, such as `capacitor://localhost`; `null` is an opaque one. */
  readonly clientOrigin: string
  /** The page's Cross-Origin-Embedder-Policy. Absent: `unsafe-none`. */
  readonly embedderPolicy?: EmbedderPolicy
  /** Where the page was loaded from. Absent: not known, and Local Network Access is not checked. */
  readonly clientAddressSpace?: AddressSpace
  /** How the user answered the prompt for the local network. Absent: `denied`. */
  readonly lnaPermission?: (typeof lnaPermissions)[number]
  readonly steps: readonly Step[]
}

/** What is wrong with a recording: the field is a path such as `steps[0].hops[1].response`. */
export class RecordingFault extends Error {
  readonly field: string
  /** What is wrong with the field, as the rest of a sentence that begins with it. */
  readonly what: string

  constructor(field: string, what: string) {
    super(`${field} ${what}`)
    this.name = 'RecordingFault'
    this.field = field
    this.what = what
  }
}
