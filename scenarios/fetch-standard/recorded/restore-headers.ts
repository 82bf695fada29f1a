import type { FetchState } from '../algorithms/fetch-state.ts'
import { isSameOrigin } from '../request/origin.ts'
import { bodyHeaders, without } from '../algorithms/redirects/http-redirect-fetch.ts'

/**
 * Brings back headers that an earlier redirect dropped. The standard drops them for good; Firefox and Safari start each
 * redirect from the headers that the page set, and leave out what this one redirect drops. What is brought back is not
 * kept for the next redirect.
 */
export function restoreHeaders(
  fetch: FetchState,
  status: number,
  isDropped: (lowerCaseName: string) => boolean,
): void {
  const { restoresHeaders } = fetch.profile
  if (restoresHeaders === undefined) return
  const isByRedirect = restoresHeaders === 'by-redirect'
  // Safari does so only where CORS has a say: in mode cors, once the fetch has left the page's own origin.
  const isCors =
    fetch.mode === 'cors' && !fetch.urlList.every(({ origin }) => isSameOrigin(origin, fetch.client))
  if (!isByRedirect && !isCors) return
  const firstMethod = fetch.sent.find(({ preflight }) => !preflight)?.method
  const bringsBody = !isByRedirect || !turnsIntoGet(status, firstMethod)
  const set = without(fetch.firstHeaders, isDropped)
  const lasting = without(fetch.lasting ?? fetch.headers, isDropped)
  const kept = new Set(lasting.map(([name]) => name.toLowerCase()))
  // What redirects drop is headers of the body, and Authorization.
  const isBack = (name: string) => kept.has(name) || (bodyHeaders.has(name) ? bringsBody : isByRedirect)
  fetch.headers = set.filter(([name]) => isBack(name.toLowerCase()))
  fetch.lasting = lasting
  if (isByRedirect) fetch.preflightHeaders = set
}

/** Whether this status would have turned the first request of the fetch into a GET; Firefox goes by that. */
const turnsIntoGet = (status: number, firstMethod: string | undefined) =>
  status === 303 || ((status === 301 || status === 302) && firstMethod === 'POST')
