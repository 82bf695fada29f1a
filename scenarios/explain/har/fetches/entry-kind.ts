import { placeOf } from '../../../fetch-standard/request/origin.ts'
import { isRedirectStatus } from '../../../fetch-standard/algorithms/redirects/redirect-status.ts'
import { headerIn, type HarEntry } from './har-entry.ts'

/** Whether an entry is a CORS-preflight request. */
export const isHarPreflight = ({ method, requestHeaders, resourceType }: HarEntry): boolean =>
  method === 'OPTIONS' &&
  (resourceType === 'preflight' || headerIn(requestHeaders, 'access-control-request-method') !== null)

const extensionSchemes = /^(chrome|moz|safari-web|ms-browser)-extension:/i

/**
 * Why an entry is no fetch that CORS has a say in; null where it may be one. Read off what was recorded alone: where
 * it comes from is for others.
 */
export function whyNoFetch(entry: HarEntry): string | null {
  const { url, requestHeaders, resourceType, status, method } = entry
  const mode = headerIn(requestHeaders, 'sec-fetch-mode')
  if (
    resourceType === 'websocket' ||
    mode === 'websocket' ||
    /^wss?:/i.test(url) ||
    (status === 101 && headerIn(requestHeaders, 'upgrade') !== null)
  )
    return 'a WebSocket, which CORS does not apply to'
  if (extensionSchemes.test(url)) return 'a file of a browser extension'
  if (/^data:/i.test(url)) return 'a data: URL, which is not requested from a server'
  if (/^blob:/i.test(url)) return 'a blob: URL, which the page made itself'
  const place = placeOf(url)
  if (place === null || !place.isHttp) return 'not an http or https URL'
  if (method === 'CONNECT') return 'a tunnel through a proxy'
  if (isHarPreflight(entry)) return null
  if (isNavigation(entry)) return method === 'POST' ? 'a form that was submitted' : 'a navigation'
  // A redirect may lead to another origin.
  if (isOfOwnOrigin(entry) && !isRedirectStatus(status))
    return 'a request to the origin that it was sent from'
  return null
}

/** Whether a request went to the origin of its page, after no redirect to another one, as browsers say. */
export const isOfOwnOrigin = ({ requestHeaders }: HarEntry): boolean =>
  headerIn(requestHeaders, 'sec-fetch-site') === 'same-origin'

/** By what browsers say of themselves, or, without that, by what they accept for a page. */
export function isNavigation({ resourceType, requestHeaders }: HarEntry): boolean {
  const mode = headerIn(requestHeaders, 'sec-fetch-mode')
  if (resourceType === 'document' || mode === 'navigate') return true
  if (mode !== null || (resourceType !== '' && resourceType !== 'other')) return false
  return (
    headerIn(requestHeaders, 'upgrade-insecure-requests') === '1' &&
    (headerIn(requestHeaders, 'accept') ?? '').startsWith('text/html')
  )
}
