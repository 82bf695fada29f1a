import type { HeaderList } from '../words/exchange.ts'
import type { credentialsModes, redirectModes } from '../words/page-request.ts'

/** `navigate` is a mode that script cannot ask for: the Request constructor refuses it. */
export const recordedModes = ['cors', 'no-cors', 'same-origin', 'navigate'] as const

export const connectionErrors = ['refused', 'reset', 'empty', 'invalid'] as const

export type ConnectionError = (typeof connectionErrors)[number]

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
}

/** One call of fetch (or XMLHttpRequest) as page script makes it. */
export interface RecordedRequest {
  readonly url: string
  readonly method: string
  /** As the caller gave them: order, case and duplicates kept. */
  readonly headers: HeaderList
  readonly credentials: (typeof credentialsModes)[number]
  readonly mode: (typeof recordedModes)[number]
  readonly redirect: (typeof redirectModes)[number]
  readonly body: string | null
  /** What the body is made from, as `bodyKindOf` reads it. */
  readonly bodyType: string
  /** Whether XMLHttpRequest has upload listeners when send() is called. */
  readonly uploadListener: boolean
}

export interface Step {
  readonly request: RecordedRequest
  readonly hops: readonly Hop[]
  /** How long nothing happens before this step. */
  readonly waitMs: number
}

/** Fetches of one page, one after the other, which share one CORS-preflight cache. */
export interface Recording {
  /** A serialized origin; `null` is an opaque one. */
  readonly clientOrigin: string
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
