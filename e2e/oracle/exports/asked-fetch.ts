/** A request that a page makes, with an id in its URL by which it is found again in an export. Plain data. */
export interface AskedFetch {
  /** `case=ID` in the query of its URL; where a redirect leads to has `hop=ID`. */
  readonly id: string
  /** What it is, for messages. */
  readonly what: string
  readonly url: string
  readonly by: Sender
  readonly init: AskedInit
  /** How often it is made, one time after the other. */
  readonly times: number
}

/** `event-source again` is one that connects twice; a `blob` is made by the page, whatever the URL is. */
type Sender =
  | 'fetch'
  | 'xhr'
  | 'beacon'
  | 'aborted fetch'
  | 'event-source'
  | 'event-source again'
  | 'image'
  | 'websocket'
  | 'blob'
  | 'form'
  | 'frame'

/** What a page hands to fetch, as plain data. */
export interface AskedInit {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly mode?: 'cors' | 'no-cors'
  readonly credentials?: 'omit' | 'same-origin' | 'include'
  readonly redirect?: 'follow' | 'manual' | 'error'
  readonly referrerPolicy?: 'strict-origin-when-cross-origin'
  readonly cache?: 'default' | 'no-cache' | 'force-cache' | 'reload'
  readonly keepalive?: boolean
}

/** What page script got of a request. */
export type SeenByPage =
  | { readonly kind: 'response'; readonly type: string; readonly status: number }
  | { readonly kind: 'failed' }
  | { readonly kind: 'aborted' }
  /** sendBeacon tells script nothing, and what leads to another page tells nothing of CORS. */
  | { readonly kind: 'untold' }
