import type { RecordedRequest } from '../../../scenarios/fetch-standard/recording/recording.ts'

/** What page script got. */
export type Seen =
  | {
      /** Null from XMLHttpRequest, which does not tell. */
      readonly type: string | null
      readonly status: number
      readonly statusText: string
      readonly headers: readonly (readonly [name: string, value: string])[]
    }
  | { readonly thrown: string }
  /**
   * It went well, as far as script can tell: EventSource tells no more than that, and sendBeacon not even that. Or an
   * XMLHttpRequest never ended.
   */
  | { readonly untold: true }

export interface Asked {
  readonly request: RecordedRequest
  readonly waitMs: number
}

/** Runs in the page, so that nothing around it is there: makes these requests side by side, at most `lanes` at once. */
export async function fetchInPage({
  asked,
  lanes,
}: {
  readonly asked: readonly Asked[]
  readonly lanes: number
}): Promise<readonly Seen[]> {
  const bodyOf = ({ body, bodyType }: RecordedRequest): BodyInit | null => {
    if (body === null) return null
    if (bodyType === 'urlencoded') return new URLSearchParams(body)
    if (bodyType === 'buffer') return new TextEncoder().encode(body)
    if (bodyType === 'stream') return new Blob([body]).stream()
    if (bodyType.startsWith('blob:')) return new Blob([body], { type: bodyType.slice('blob:'.length) })
    if (bodyType !== 'multipart') return body
    const form = new FormData()
    form.append('field', body)
    return form
  }
  /** An object URL of the page stands for every one that it could have made. */
  const urlOf = ({ url }: RecordedRequest) =>
    url.startsWith(`blob:${self.origin}/`)
      ? URL.createObjectURL(new Blob(['x'], { type: 'text/plain' }))
      : url
  const byFetch = async (request: RecordedRequest): Promise<Seen> => {
    const { method, headers, credentials, mode, redirect, cache, bodyType } = request
    const response = await fetch(urlOf(request), {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      credentials,
      mode,
      redirect,
      ...(cache !== undefined && { cache }),
      body: bodyOf(request),
      ...(bodyType === 'stream' && { duplex: 'half' }),
    })
    const { type, status, statusText } = response
    return { type, status, statusText, headers: [...response.headers] }
  }
  const byXhr = (request: RecordedRequest) =>
    new Promise<Seen>((resolve, reject) => {
      const xhr = new XMLHttpRequest()
      xhr.open(request.method, request.url)
      xhr.withCredentials = request.credentials === 'include'
      for (const [name, value] of request.headers) xhr.setRequestHeader(name, value)
      if (request.uploadListener) xhr.upload.addEventListener('progress', () => {})
      // The servers answer at once: one that takes this long is never told how it ended.
      xhr.timeout = 10_000
      xhr.addEventListener('timeout', () => resolve({ untold: true }))
      xhr.addEventListener('error', () => reject(new TypeError('XMLHttpRequest failed')))
      xhr.addEventListener('load', () => {
        const lines = xhr.getAllResponseHeaders().split('\r\n')
        const headers = lines.flatMap((line) => {
          const colon = line.indexOf(': ')
          return colon === -1 ? [] : [[line.slice(0, colon), line.slice(colon + 2)] as const]
        })
        resolve({ type: null, status: xhr.status, statusText: xhr.statusText, headers })
      })
      xhr.send(bodyOf(request) as XMLHttpRequestBodyInit | null)
    })

  /** With an id to send, it is the second connection that counts: the first is where the id comes from. */
  const byEventSource = ({ url, headers, credentials }: RecordedRequest) =>
    new Promise<Seen>((resolve, reject) => {
      let connections = headers.some(([name]) => name.toLowerCase() === 'last-event-id') ? 2 : 1
      const source = new EventSource(url, { withCredentials: credentials === 'include' })
      source.addEventListener('open', () => {
        connections -= 1
        if (connections > 0) return
        source.close()
        resolve({ untold: true })
      })
      source.addEventListener('error', () => {
        if (source.readyState === EventSource.CLOSED) reject(new Error('EventSource failed'))
      })
    })
  /** It has come to its end when it has an entry in the timeline, which some failures never get. */
  const byBeacon = async (request: RecordedRequest): Promise<Seen> => {
    navigator.sendBeacon(request.url, bodyOf(request))
    const { href } = new URL(request.url, location.href)
    for (let tried = 0; tried < 25 && performance.getEntriesByName(href).length === 0; tried += 1)
      await new Promise((resolve) => setTimeout(resolve, 20))
    return { untold: true }
  }
  const bySender = (request: RecordedRequest) => {
    if (request.initiator === 'event-source') return byEventSource(request)
    if (request.initiator === 'beacon') return byBeacon(request)
    return request.uploadListener || request.initiator === 'xhr' ? byXhr(request) : byFetch(request)
  }

  const seen: Seen[] = []
  const waiting = [...asked.entries()]
  const one = async ([at, { request, waitMs }]: readonly [number, Asked]) => {
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
    try {
      seen[at] = await bySender(request)
    } catch (error) {
      seen[at] = { thrown: String(error) }
    }
  }
  // Those that wait do so beside the rest.
  const late = waiting.filter(([, { waitMs }]) => waitMs > 0).map(one)
  const soon = waiting.filter(([, { waitMs }]) => waitMs === 0)
  const lane = async () => {
    for (let next = soon.shift(); next !== undefined; next = soon.shift()) await one(next)
  }
  await Promise.all([...Array.from({ length: lanes }, lane), ...late])
  return seen
}
