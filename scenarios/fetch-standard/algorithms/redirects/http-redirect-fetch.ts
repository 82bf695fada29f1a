import type { HeaderList } from '../../../words/exchange.ts'
import type { ResponseHead } from '../answer.ts'
import { isClientHintOfPage } from '../../headers/client-hint.ts'
import { networkError, note, type FetchState, type NetworkError } from '../fetch-state.ts'
import { containsHeader } from '../../headers/header-list.ts'
import { locationOf, type Location } from './location.ts'
import { isSameOrigin, type Place } from '../../request/origin.ts'

/** The most redirects that are followed. */
const redirectLimit = 20

/** Request-body-header names (https://fetch.spec.whatwg.org/#request-body-header-name). */
export const bodyHeaders: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-language',
  'content-location',
  'content-type',
])

/**
 * HTTP-redirect fetch (https://fetch.spec.whatwg.org/#http-redirect-fetch): moves the fetch on to where Location
 * leads. Null where there is no Location, so that the redirect is itself the response.
 */
export function httpRedirectFetch(
  fetch: FetchState,
  { status, headers }: ResponseHead,
): NetworkError | 'redirected' | null {
  const location = locationOf(headers, fetch.place, fetch.profile)
  note(fetch, 'has-location', location !== null)
  if (location === null) return null

  const { value, target } = location
  if (target === null) return badLocation(fetch, location)

  note(fetch, 'http-location', target.isHttp, value)
  if (!target.isHttp)
    return networkError('scheme-not-http', { header: 'location', value, parameter: target.href })

  // The list holds the first URL and one for each redirect so far.
  if (fetch.urlList.length > redirectLimit) return tooMany(fetch)

  if (target.hasCredentials) {
    const isRefused = refusesCredentials(fetch, target) || fetch.profile.refusesEveryRedirectWithCredentials
    note(fetch, 'location-user', !isRefused)
    const fault = networkError('redirect-credentials', { header: 'location', value })
    const isLate = fetch.profile.rechecksRedirects && fetch.tainting !== 'cors'
    if (isRefused && !isLate) return fault
    if (isRefused) fetch.lateFault = fault
  }

  const unrepeatable = fetch.recorded?.unrepeatable(fetch, status) ?? null
  if (unrepeatable !== null) return unrepeatable

  const isElsewhere = !isSameOrigin(target.origin, fetch.place.origin)
  const isDeleteToGet = fetch.profile.redirectsDeleteAsGet && isElsewhere && fetch.method === 'DELETE'
  const isPostToGet = (status === 301 || status === 302) && fetch.method === 'POST'
  const isToGet =
    isPostToGet || isDeleteToGet || (status === 303 && fetch.method !== 'GET' && fetch.method !== 'HEAD')
  if (isToGet) {
    note(fetch, 'becomes-get', true, String(status), fetch.method)
    fetch.method = 'GET'
    fetch.body = 'none'
  }
  if (isElsewhere && containsHeader(fetch.headers, 'authorization')) note(fetch, 'drops-authorization', true)
  const isDropped = (name: string) =>
    (isToGet && bodyHeaders.has(name)) || (isElsewhere && name === 'authorization')
  fetch.headers = without(fetch.headers, isDropped)
  if (fetch.profile.dropsClientHintsAtRedirects && !isSameOrigin(target.origin, fetch.client))
    fetch.headers = without(fetch.headers, isClientHintOfPage)

  fetch.urlList.push(target)
  fetch.place = target
  fetch.recorded?.followed(fetch, status, isDropped)
  return 'redirected'
}

/** Whether CORS has something against a user name and a password in the URL that a redirect leads to. */
const refusesCredentials = ({ tainting, mode, client }: FetchState, target: Place) =>
  tainting === 'cors' || (mode === 'cors' && !isSameOrigin(target.origin, client))

/** The schemes that Chromium's network stack refuses to be redirected to, even where it would not follow. */
const unsafeSchemes: ReadonlySet<string> = new Set([
  'about:',
  'blob:',
  'chrome:',
  'data:',
  'file:',
  'filesystem:',
])

/** What Chromium's network stack finds wrong with a redirect before any check of CORS; null where it does not. */
export function faultBeforeCors(fetch: FetchState, headers: HeaderList): NetworkError | null {
  const location = locationOf(headers, fetch.place, fetch.profile)
  if (location === null) return null
  if (fetch.urlList.length > redirectLimit) return tooMany(fetch)
  return location.target === null ? badLocation(fetch, location) : null
}

/**
 * Why a redirect fails that script forbids (redirect mode "error"); null where a browser takes a redirect without a
 * Location for a response like any other. Chromium looks at the Location first, and reports an unsafe scheme or a
 * user name there instead.
 */
export function refusedRedirect(fetch: FetchState, { status, headers }: ResponseHead): NetworkError | null {
  const { value = '', target }: Partial<Location> = locationOf(headers, fetch.place, fetch.profile) ?? {}
  if (fetch.profile.needsLocationToRefuseRedirect && value === '') return null
  if (fetch.profile.checksLocationFirst && target) {
    if (unsafeSchemes.has(target.url.protocol))
      return networkError('scheme-not-http', { header: 'location', value })
    if (target.hasCredentials && refusesCredentials(fetch, target))
      return networkError('redirect-credentials', { header: 'location', value })
  }
  return networkError('redirect-mode-error', { parameter: String(status) })
}

function badLocation(fetch: FetchState, { value }: Location): NetworkError {
  note(fetch, 'valid-location', false, value)
  return networkError('redirect-bad-location', { header: 'location', value })
}

function tooMany(fetch: FetchState): NetworkError {
  note(fetch, 'redirect-limit', false, String(redirectLimit))
  return networkError('redirect-limit', { parameter: String(redirectLimit) })
}

/** A header list without the headers whose names, in lower case, are dropped. */
export const without = (headers: HeaderList, isDropped: (lowerCaseName: string) => boolean): HeaderList =>
  headers.filter(([name]) => !isDropped(name.toLowerCase()))
