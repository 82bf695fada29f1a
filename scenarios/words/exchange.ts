/** Header fields as they were on the wire: case, order and duplicates kept, one code unit a byte. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/** The hop on which an exchange was seen: in front of the proxy, or in front of the backend. */
export type Witness = 'proxy' | 'backend'

/** What a proxy itself wrote into its log of one request. The witnesses tell what happened; this tells why. */
export interface ProxyLog {
  /** HIT where its cache answered, whatever the proxy's word for that is; else its own word; null where no cache was asked. */
  readonly cacheStatus: string | null
  /** The address of the backend that it asked; null when it asked none. */
  readonly upstream: string | null
  readonly upstreamStatus: number | null
  /** Until the backend's response head had come, and until its end; null where none came. */
  readonly upstreamHeadMs: number | null
  readonly upstreamMs: number | null
  /** 0 when the proxy made the status up itself, since the backend said nothing. */
  readonly upstreamBytes: number | null
  /** The client's port of the connection, and which request on it this was, the first being 1. */
  readonly port: number
  readonly request: number
}

/** One request and its response as one witness saw them. */
export interface Exchange {
  readonly witness: Witness
  readonly lane: string
  readonly stage: string
  readonly method: string
  /** The request target as sent. */
  readonly url: string
  readonly requestHeaders: HeaderList
  /** Null until a response head has come; stays null, with an error, when none came. */
  readonly status: number | null
  readonly statusText: string
  readonly responseHeaders: HeaderList
  /** Responses with status 1xx that came before the final one. */
  readonly interim: readonly { readonly status: number; readonly headers: HeaderList }[]
  /** Milliseconds since the epoch, with a fraction, when the first byte of the request was seen. */
  readonly startedAtMs: number
  /** Milliseconds from startedAtMs to the whole response head; null when none came. */
  readonly headMs: number | null
  /** Milliseconds from startedAtMs to the last byte of the response; null while the body runs. */
  readonly durationMs: number | null
  readonly error: string | null
  /** What the proxy's log says of it: at the witness `proxy` alone, and of an engine that keeps a log. */
  readonly proxyLog?: ProxyLog | undefined
}
