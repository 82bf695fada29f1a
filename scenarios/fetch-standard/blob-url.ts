import { isNetworkError, received } from './answer.ts'
import { networkError, note, type FetchState, type NetworkError } from './fetch-state.ts'
import { basicFilteredResponse } from './filtered-response.ts'
import type { Hop } from './recording.ts'
import type { VisibleResponse } from './verdict.ts'

/**
 * Whether an object URL was made by a page of this origin: it begins with it. One of `blob:null` is taken for the
 * own of a page with an opaque origin, since no other page could read it.
 */
export const isOwnBlob = (href: string, client: string): boolean => href.startsWith(`blob:${client}/`)

/**
 * Scheme fetch (https://fetch.spec.whatwg.org/#scheme-fetch) of an object URL of the page: the browser answers it
 * itself, so that nothing is sent. A recorded response tells the headers; without one it is a 200 with none.
 */
export function blobUrlResponse(fetch: FetchState, hop: Hop | undefined): VisibleResponse | NetworkError {
  const head = received(hop?.response ?? { status: 200, statusText: 'OK', headers: [] }, fetch.profile)
  const isRead = fetch.method === 'GET' && !isNetworkError(head)
  note(fetch, 'Scheme fetch', "A blob: URL of the page's own origin is read with GET.", isRead)
  return isRead
    ? basicFilteredResponse(head, fetch.profile)
    : networkError('connection-failed', { parameter: 'blob' })
}
