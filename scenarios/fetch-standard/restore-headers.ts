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
  const [first] = fetch.urlList
  const beganAtHome = first !== undefined && isSameOrigin(first.origin, fetch.client)
  // Safari takes such a fetch for one that CORS has nothing to do with, whatever its redirects lead to.
  if (restoresHeaders === 'body' && fetch.mode !== 'cors' && beganAtHome) return
  const isByRedirect = restoresHeaders === 'by-redirect'
  const bringsBody = !isByRedirect || status === 307 || status === 308
  const set = without(fetch.firstHeaders, isDropped)
  const lasting = without(fetch.lasting ?? fetch.headers, isDropped)
  const kept = new Set(lasting.map(([name]) => name.toLowerCase()))
  const isBack = (name: string) =>
    kept.has(name) || (bodyHeaders.has(name) ? bringsBody : isByRedirect && name === 'authorization')
  fetch.headers = set.filter(([name]) => isBack(name.toLowerCase()))
  fetch.lasting = lasting
  if (isByRedirect) fetch.preflightHeaders = set
}
