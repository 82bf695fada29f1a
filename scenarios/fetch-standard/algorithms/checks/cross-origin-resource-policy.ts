import type { HeaderList } from '../../../words/exchange.ts'
import { networkError, note, type FetchState, type NetworkError } from '../fetch-state.ts'
import { getHeader } from '../../headers/header-list.ts'
import { isSameOrigin } from '../../request/origin.ts'
import { siteOnPlatforms } from '../../profiles/platforms.ts'

const header = 'cross-origin-resource-policy'

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
    note(fetch, 'corp-any-origin', true)
    return null
  }
  if (value === 'same-origin' || value === 'same-site') {
    const isAllowed =
      value === 'same-origin'
        ? isSameOrigin(client, place.origin)
        : isSameSite(client, place.url, siteOnPlatforms)
    note(fetch, 'corp-this-page', isAllowed, value, client, place.origin)
    return isAllowed ? null : networkError('corp-blocked', { header, value, parameter: value })
  }
  if (value !== null) note(fetch, 'valid-corp', false, value)
  // `credentialless` requires the header only if cookies were sent, and it removes them from every such request.
  if (embedderPolicy !== 'require-corp') return null
  if (value !== null && fetch.profile.takesInvalidResourcePolicy) return null
  const isOwn = isSameOrigin(client, place.origin)
  note(fetch, 'corp-required', isOwn, place.origin)
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
