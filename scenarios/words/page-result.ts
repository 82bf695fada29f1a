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
      /** Why the body broke off; null when it did not. */
      readonly bodyError: string | null
      readonly elapsedMs: number
    }
  /** The Request could not be made, so nothing was sent. */
  | { readonly kind: 'refused'; readonly name: string; readonly message: string }
  /** The fetch was rejected; script is not told why. */
  | { readonly kind: 'failed'; readonly name: string; readonly message: string; readonly elapsedMs: number }
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  | { readonly kind: 'stopped' }
  /** The lab could not send it; the message says why and what to do. */
  | { readonly kind: 'lab-fault'; readonly message: string }
