import { isNetworkError, received } from '../algorithms/answer.ts'
import { networkError, note, type FetchState, type NetworkError } from '../algorithms/fetch-state.ts'
import { basicFilteredResponse } from '../algorithms/filtered-response.ts'
import type { Hop } from '../recording/recording.ts'
import type { VisibleResponse } from '../recording/verdict.ts'

/**
 * Whether a blob: URL was made by a page of this origin, which is the first part of it. A page with an opaque origin
 * is taken for the maker of every `blob:null/…`, since no other page could read those.
 */
export const isOwnBlob = (href: string, client: string): boolean => href.startsWith(`blob:${client}/`)

const referrerPolicy = ['Referrer-Policy', 'strict-origin-when-cross-origin'] as const

/**
 * Scheme fetch (https://fetch.spec.whatwg.org/#scheme-fetch) of a blob: URL of the page. The browser answers it
 * itself, and nothing is sent. Status and headers are those of the recorded response, or 200 without headers.
 */
export function blobUrlResponse(fetch: FetchState, hop: Hop | undefined): VisibleResponse | NetworkError {
  const head = received(hop?.response ?? { status: 200, statusText: 'OK', headers: [] }, fetch)
  const isRead = fetch.method === 'GET' && !isNetworkError(head)
  note(fetch, 'own-blob', isRead)
  if (!isRead) return networkError('connection-failed', { parameter: 'blob' })
  const { headers } = head
  const shown = fetch.profile.blobUrlsHaveReferrerPolicy ? [...headers, referrerPolicy] : headers
  return basicFilteredResponse({ ...head, headers: shown }, fetch.profile)
}
