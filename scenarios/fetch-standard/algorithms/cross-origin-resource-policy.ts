import type { HeaderList } from '../../words/exchange.ts'
import { networkError, note, type FetchState, type NetworkError } from './fetch-state.ts'
import { getHeader } from '../headers/header-list.ts'
import { isSameOrigin } from '../request/origin.ts'
import { siteOnPlatforms } from '../profiles/platforms.ts'

const header = 'cross-origin-resource-policy'
const section = 'Cross-Origin-Resource-Policy header'

/**
 * The cross-origin resource policy check (https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check) of a
 * response to a no-cors request to another origin; null if it succeeds. Every hop is checked, always against the
 * page's origin. The error's parameter is the policy that blocked the response: `same-origin`, `same-site`, or
 * `require-corp` if the page requires the header and the response has no valid one.
 */
export function resourcePolicyCheck(fetch: FetchState, headers: HeaderList): NetworkError | null {
  const { client, place, embedderPolicy } = fetch
  const value = getHeader(headers, header)
  if (value === 'cross-origin') {
    note(fetch, section, 'Cross-Origin-Resource-Policy: cross-origin lets every page use the response.', true)
    return null
  }
  if (value === 'same-origin' || value === 'same-site') {
    const isAllowed =
      value === 'same-origin'
        ? isSameOrigin(client, place.origin)
        : isSameSite(client, place.url, siteOnPlatforms)
    note(
      fetch,
      section,
      `Cross-Origin-Resource-Policy: ${value} lets a page of ${client} use what comes from ${place.origin}.`,
      isAllowed,
    )
    return isAllowed ? null : networkError('corp-blocked', { header, value, parameter: value })
  }
  if (value !== null)
    note(fetch, section, `"${value}" is a valid Cross-Origin-Resource-Policy. Others are ignored.`, false)
  // `credentialless` requires the header only if cookies were sent, and it removes them from every such request.
  if (embedderPolicy !== 'require-corp') return null
  if (value !== null && fetch.profile.takesInvalidResourcePolicy) return null
  const isOwn = isSameOrigin(client, place.origin)
  note(
    fetch,
    section,
    `${place.origin} is the page's own origin. With Cross-Origin-Embedder-Policy: require-corp, every other one must allow the page.`,
    isOwn,
  )
  return isOwn ? null : networkError('corp-blocked', { header, value, parameter: 'require-corp' })
}

/** Schemelessly same site, except that a page of http may not use what came over https. */
function isSameSite(client: string, url: URL, siteOf: (host: string) => string): boolean {
  if (client === 'null') return false
  const page = new URL(client)
  return (
    siteOf(page.hostname) === siteOf(url.hostname) &&
    (page.protocol === 'https:' || url.protocol !== 'https:')
  )
}
