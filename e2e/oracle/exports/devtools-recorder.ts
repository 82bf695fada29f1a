import type { CDPSession } from 'playwright/test'

type Headers = Readonly<Record<string, string>>

/** What is known of one request, as DevTools keeps it; a redirect begins another one. */
interface Recorded {
  readonly page: string
  type: string
  readonly method: string
  readonly url: string
  readonly body: string | undefined
  readonly initiator: unknown
  readonly startedMs: number
  requestHeaders: Headers
  hasAllRequestHeaders: boolean
  status: number
  statusText: string
  responseHeaders: Headers
  hasAllResponseHeaders: boolean
  fromCache: 'memory' | 'disk' | null
  isFromServiceWorker: boolean
  error: string | null
}

/** The first request of a fetch, and why Chromium failed the fetch. */
export interface BegunFetch {
  /** The index of its entry. */
  readonly index: number
  readonly method: string
  readonly url: string
  /** Its CORS error, or else its network error; null where it did not fail. */
  readonly error: string | null
  /** What was refused, in Chromium's words; empty for nothing. */
  readonly parameter: string
}

/** The requests of one id, and what came apart from them: that of the first belongs to the first. */
interface Chain {
  readonly requests: Recorded[]
  readonly sent: (Headers | null)[]
  readonly received: ({ readonly status: number; readonly headers: Headers } | null)[]
  failure: Pick<BegunFetch, 'error' | 'parameter'>
}

/** A response as the protocol describes it. */
interface ProtocolResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: Headers
  readonly fromDiskCache?: boolean | undefined
  readonly fromServiceWorker?: boolean | undefined
}

/**
 * Records what the Network panel of Chromium's DevTools would, from the same events, and writes it as its "Export HAR
 * (sanitized)" does: with an entry for each preflight, the browser's errors, and neither cookies nor Authorization.
 */
export class DevToolsRecorder {
  readonly #entries: Recorded[] = []
  readonly #chains = new Set<Chain>()
  readonly #pages: { readonly id: string; readonly title: string }[] = []
  /** Why fetches failed, each by its CORS error or else its network error, by the URL that they began with. */
  readonly failures = new Map<string, string[]>()

  /** @param page the URL of the page, also where the session is that of a frame in it. */
  async watch(session: CDPSession, page: string): Promise<void> {
    const known = this.#pages.find(({ title }) => title === page)
    const id = known?.id ?? `page_${this.#pages.length + 1}`
    if (known === undefined) this.#pages.push({ id, title: page })
    const chains = new Map<string, Chain>()
    const chainOf = (requestId: string): Chain => {
      const chain = chains.get(requestId) ?? {
        requests: [],
        sent: [],
        received: [],
        failure: { error: null, parameter: '' },
      }
      chains.set(requestId, chain)
      this.#chains.add(chain)
      return chain
    }
    const sockets = new Map<string, string>()
    session.on('Network.requestWillBeSent', (event) => {
      const chain = chainOf(event.requestId)
      if (event.redirectResponse !== undefined) {
        respond(chain.requests.at(-1), event.redirectResponse)
        if (!event.redirectHasExtraInfo) {
          chain.sent.push(null)
          chain.received.push(null)
        }
      }
      const entry: Recorded = {
        ...unanswered,
        page: id,
        type: event.type?.toLowerCase() ?? 'other',
        method: event.request.method,
        url: event.request.url,
        body: event.request.postData,
        initiator: { type: event.initiator.type, url: event.initiator.url },
        startedMs: event.wallTime * 1_000,
        requestHeaders: event.request.headers,
      }
      chain.requests.push(entry)
      this.#entries.push(entry)
      complete(chain)
    })
    session.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) => {
      const chain = chainOf(requestId)
      chain.sent.push(headers)
      complete(chain)
    })
    session.on('Network.responseReceivedExtraInfo', ({ requestId, headers, statusCode }) => {
      const chain = chainOf(requestId)
      chain.received.push({ status: statusCode, headers })
      complete(chain)
    })
    session.on('Network.requestServedFromCache', ({ requestId }) => {
      const entry = chainOf(requestId).requests.at(-1)
      if (entry !== undefined) entry.fromCache = 'memory'
    })
    session.on('Network.responseReceived', ({ requestId, response, type }) => {
      const entry = chainOf(requestId).requests.at(-1)
      if (entry !== undefined) entry.type = type.toLowerCase()
      respond(entry, response)
    })
    session.on('Network.loadingFailed', ({ requestId, errorText, corsErrorStatus, type }) => {
      const { requests } = chainOf(requestId)
      const last = requests.at(-1)
      if (last !== undefined) Object.assign(last, { error: errorText, type: type.toLowerCase() })
      const first = requests[0]?.url
      if (first === undefined || type === 'Preflight') return
      const failure = corsErrorStatus?.corsError ?? errorText
      chainOf(requestId).failure = { error: failure, parameter: corsErrorStatus?.failedParameter ?? '' }
      this.failures.set(first, [...(this.failures.get(first) ?? []), failure])
    })
    session.on('Network.webSocketWillSendHandshakeRequest', ({ requestId, wallTime, request }) => {
      const url = sockets.get(requestId) ?? ''
      const entry: Recorded = {
        ...unanswered,
        page: id,
        type: 'websocket',
        method: 'GET',
        url,
        body: undefined,
        initiator: { type: 'script' },
        startedMs: wallTime * 1_000,
        requestHeaders: request.headers,
      }
      chainOf(requestId).requests.push(entry)
      this.#entries.push(entry)
    })
    session.on('Network.webSocketCreated', ({ requestId, url }) => sockets.set(requestId, url))
    session.on('Network.webSocketHandshakeResponseReceived', ({ requestId, response }) =>
      respond(chainOf(requestId).requests.at(-1), response),
    )
    await session.send('Network.enable')
  }

  /** The fetches and other requests but preflights, in the order in which they began. */
  begun(): readonly BegunFetch[] {
    return [...this.#chains].flatMap(({ requests: [first], failure }) =>
      first === undefined || first.type === 'preflight'
        ? []
        : [{ index: this.#entries.indexOf(first), method: first.method, url: first.url, ...failure }],
    )
  }

  /** The HAR, as parsed JSON. */
  har() {
    return {
      log: {
        version: '1.2',
        creator: { name: 'WebInspector', version: '537.36' },
        pages: this.#pages.map(({ id, title }) => ({ startedDateTime: '', id, title, pageTimings: {} })),
        entries: this.#entries.map((entry) => exported(entry)),
      },
    }
  }
}

/** What a request begins with. */
const unanswered = {
  hasAllRequestHeaders: false,
  status: 0,
  statusText: '',
  responseHeaders: {},
  hasAllResponseHeaders: false,
  fromCache: null,
  isFromServiceWorker: false,
  error: null,
} as const

function respond(entry: Recorded | undefined, response: ProtocolResponse): void {
  if (entry === undefined) return
  if (response.fromDiskCache === true) entry.fromCache = 'disk'
  if (response.fromServiceWorker === true) entry.isFromServiceWorker = true
  if (entry.status === 0) Object.assign(entry, { status: response.status, statusText: response.statusText })
  if (!entry.hasAllResponseHeaders) entry.responseHeaders = response.headers
}

/** Gives each request of a chain what came apart from it. */
function complete({ requests, sent, received }: Chain): void {
  for (const [at, entry] of requests.entries()) {
    const [headers, response] = [sent[at] ?? null, received[at] ?? null]
    if (headers !== null && !entry.hasAllRequestHeaders)
      Object.assign(entry, { requestHeaders: headers, hasAllRequestHeaders: true })
    if (response === null || entry.hasAllResponseHeaders) continue
    entry.status = response.status
    entry.responseHeaders = response.headers
    entry.hasAllResponseHeaders = true
  }
}

const secret: ReadonlySet<string> = new Set(['authorization', 'cookie', 'set-cookie'])

const headersOf = (headers: Headers) =>
  Object.entries(headers)
    .filter(([name]) => !secret.has(name.toLowerCase()))
    .flatMap(([name, value]) => value.split('\n').map((line) => ({ name, value: line })))

function exported(entry: Recorded) {
  const { page, type, method, url, body, initiator, startedMs, status, statusText, fromCache, error } = entry
  const location = Object.entries(entry.responseHeaders).find(([name]) => name.toLowerCase() === 'location')
  return {
    _initiator: initiator,
    _priority: 'High',
    _resourceType: type,
    ...(fromCache !== null && { _fromCache: fromCache }),
    cache: {},
    pageref: page,
    request: {
      method,
      url: url.replace(/#.*$/s, ''),
      httpVersion: 'http/1.1',
      headers: headersOf(entry.requestHeaders),
      queryString: [],
      cookies: [],
      ...(body !== undefined && { postData: { mimeType: '', text: body } }),
    },
    response: {
      status,
      statusText,
      httpVersion: 'http/1.1',
      headers: headersOf(entry.responseHeaders),
      cookies: [],
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: location?.[1] ?? '',
      _transferSize: 0,
      _error: error,
      _fetchedViaServiceWorker: entry.isFromServiceWorker,
    },
    startedDateTime: new Date(startedMs).toISOString(),
    time: 0,
    timings: {},
  }
}
