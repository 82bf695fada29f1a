import type { FetchState } from './fetch-state.ts'
import { isSameOrigin } from './origin.ts'
import { bodyHeaders, without } from './http-redirect-fetch.ts'

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
  // Safari takes such a fetch for one that CORS has nothing to do with: in other modes than cors, wherever it is led.
  const asBegun = fetch.mode === 'cors' ? fetch.urlList : fetch.urlList.slice(0, 1)
  const isAtHome = asBegun.every(({ origin }) => isSameOrigin(origin, fetch.client))
  if (restoresHeaders === 'body' && isAtHome) return
  const isByRedirect = restoresHeaders === 'by-redirect'
  const firstMethod = fetch.sent.find(({ preflight }) => !preflight)?.method
  const bringsBody = !isByRedirect || !turnsIntoGet(status, firstMethod)
  const set = without(fetch.firstHeaders, isDropped)
  const lasting = without(fetch.lasting ?? fetch.headers, isDropped)
  const kept = new Set(lasting.map(([name]) => name.toLowerCase()))
  const isBack = (name: string) =>
    kept.has(name) || (bodyHeaders.has(name) ? bringsBody : isByRedirect && name === 'authorization')
  fetch.headers = set.filter(([name]) => isBack(name.toLowerCase()))
  fetch.lasting = lasting
  if (isByRedirect) fetch.preflightHeaders = set
}

/** Whether this status would have turned the first request of the fetch into a GET; Firefox goes by that. */
const turnsIntoGet = (status: number, firstMethod: string | undefined) =>
  status === 303 || ((status === 301 || status === 302) && firstMethod === 'POST')
