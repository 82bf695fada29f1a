/** What page script learned from one fetch: the first of the three witnesses. A closed union. */
export type PageResult =
  | {
      readonly kind: 'response'
      readonly type: 'basic' | 'cors' | 'default' | 'error' | 'opaque' | 'opaqueredirect'
      readonly status: number
      readonly statusText: string
      readonly url: string
      readonly redirected: boolean
      /** The headers that script can read. */
      readonly headers: readonly (readonly [name: string, value: string])[]
      /** The beginning of the body. */
      readonly body: string
      /** How many characters the whole body has. */
      readonly bodyLength: number
      /** Why the body broke off; null when it did not. */
      readonly bodyError: string | null
      readonly elapsedMs: number
      readonly timing: PageTiming | null
    }
  /** The Request could not be made, so nothing was sent. */
  | { readonly kind: 'refused'; readonly name: string; readonly message: string }
  /** The fetch was rejected; script is not told why. */
  | {
      readonly kind: 'failed'
      readonly name: string
      readonly message: string
      readonly elapsedMs: number
      readonly timing: PageTiming | null
    }
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  | { readonly kind: 'stopped' }
  /** The lab could not send it; the message says why and what to do. */
  | { readonly kind: 'lab-fault'; readonly message: string }

/**
 * What the browser's Resource Timing entry of a fetch tells script. There is one entry a fetch, never one for
 * a preflight, and without Timing-Allow-Origin on the response it holds little more than the duration.
 */
export interface PageTiming {
  readonly durationMs: number
  /** From the start of the fetch to the start of its request, a preflight included; null when it is withheld. */
  readonly untilRequestMs: number | null
  /** Bytes over the network, headers included; null when they are withheld. */
  readonly transferBytes: number | null
  readonly isFromCache: boolean
}
