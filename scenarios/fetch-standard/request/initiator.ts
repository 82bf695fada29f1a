import { contentTypeOfBody } from './body-content-type.ts'
import { networkError, note, type NetworkError } from '../algorithms/fetch-state.ts'
import { getHeader, normalizeValue } from '../headers/header-list.ts'
import type { Profile } from '../profiles/profiles.ts'
import type { Hop, RecordedRequest } from '../recording/recording.ts'
import { isCorsSafelisted } from '../headers/safelisted-request-header.ts'
import type { Because } from '../recording/verdict.ts'

/** What makes a request. If the recording does not say: fetch, unless only an EventSource could have made it. */
export function initiatorOf(request: RecordedRequest, hops: readonly Hop[]): Initiator {
  if (request.initiator !== undefined) return request.initiator
  return isReconnect(request) && hops.every(({ preflight }) => preflight === null) ? 'event-source' : 'fetch'
}

type Initiator = NonNullable<RecordedRequest['initiator']>

/** A plain GET with exactly the two headers that an EventSource sends when it reconnects. */
function isReconnect({ method, mode, body, uploadListener, headers }: RecordedRequest): boolean {
  const sent = new Map(headers.map(([name, value]) => [name.toLowerCase(), normalizeValue(value)]))
  return (
    method === 'GET' &&
    mode === 'cors' &&
    body === null &&
    !uploadListener &&
    headers.length === 2 &&
    sent.get('accept') === 'text/event-stream' &&
    sent.has('last-event-id')
  )
}

/**
 * The request that is sent for a recorded one. EventSource and sendBeacon set method, mode, redirect mode and headers
 * themselves, so what the recording says of those is ignored. A network error if script gets an exception instead.
 */
export function initiated(
  request: RecordedRequest,
  initiator: Initiator,
  because: Because[],
  profile: Profile,
): RecordedRequest | NetworkError {
  switch (initiator) {
    case 'event-source':
      return ofEventSource(request)
    case 'beacon':
      return ofBeacon(request, because, profile)
    case 'xhr': {
      // XMLHttpRequest ignores the body of a GET or HEAD; fetch throws.
      const isBodyless = /^(get|head)$/i.test(request.method)
      return ofXhr(isBodyless ? { ...request, body: null } : request, profile)
    }
    case 'fetch':
      // Upload listeners are a matter of XMLHttpRequest.
      return request.uploadListener ? ofXhr(request, profile) : request
  }
}

const ofXhr = (request: RecordedRequest, { xhrDropsEmptyFragment }: Profile): RecordedRequest =>
  xhrDropsEmptyFragment ? { ...request, url: request.url.replace(/^([^#]*)#$/, '$1') } : request

/** https://html.spec.whatwg.org/multipage/server-sent-events.html#the-eventsource-interface */
function ofEventSource(request: RecordedRequest): RecordedRequest {
  const lastEventId = getHeader(request.headers, 'last-event-id')
  return {
    ...request,
    method: 'GET',
    headers: [
      ['Accept', 'text/event-stream'],
      ...(lastEventId === null ? [] : [['Last-Event-ID', lastEventId] as const]),
    ],
    credentials: request.credentials === 'include' ? 'include' : 'same-origin',
    mode: 'cors',
    redirect: 'follow',
    body: null,
    uploadListener: false,
  }
}

/** https://w3c.github.io/beacon/#sendbeacon-method */
function ofBeacon(
  request: RecordedRequest,
  because: Because[],
  { streamBodies }: Profile,
): RecordedRequest | NetworkError {
  if (streamBodies !== 'text' && request.body !== null && request.bodyType === 'stream') {
    note({ because }, 'beacon-body', false)
    return networkError('request-invalid', { parameter: 'stream' })
  }
  const written = getHeader(request.headers, 'content-type')
  const bodyType = request.bodyType === 'stream' ? 'text' : request.bodyType
  const contentType = written ?? (request.body === null ? null : contentTypeOfBody(bodyType))
  const isSimple = contentType === null || isCorsSafelisted(['content-type', contentType])
  if (isSimple) note({ because }, 'beacon-no-cors', true)
  else note({ because }, 'beacon-type', false, contentType)
  return {
    ...request,
    method: 'POST',
    headers: contentType === null ? [] : [['Content-Type', contentType]],
    credentials: 'include',
    mode: isSimple ? 'no-cors' : 'cors',
    redirect: 'follow',
    // The type is in the header already.
    bodyType: 'buffer',
    uploadListener: false,
  }
}
