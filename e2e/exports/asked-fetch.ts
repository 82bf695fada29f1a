/** A request that a page makes, with an id in its URL by which it is found again in an export. Plain data. */
export interface AskedFetch {
  /** `case=ID` in the query of its URL; where a redirect leads to has `hop=ID`. */
  readonly id: string
  /** What it is, for messages. */
  readonly what: string
  readonly url: string
  readonly by: 'fetch' | 'xhr' | 'beacon' | 'aborted fetch'
  readonly init: AskedInit
  /** How often it is made, one time after the other. */
  readonly times: number
}

/** What a page hands to fetch, as plain data. */
export interface AskedInit {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly mode?: 'cors' | 'no-cors'
  readonly credentials?: 'omit' | 'same-origin' | 'include'
  readonly redirect?: 'follow' | 'manual' | 'error'
  readonly referrerPolicy?: 'strict-origin-when-cross-origin'
  readonly cache?: 'default' | 'no-cache' | 'force-cache'
}

/** What page script got of a request. */
export type SeenByPage =
  | { readonly kind: 'response'; readonly type: string; readonly status: number }
  | { readonly kind: 'failed' }
  | { readonly kind: 'aborted' }
  /** sendBeacon tells script nothing. */
  | { readonly kind: 'untold' }
