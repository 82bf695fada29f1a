import { isBadPort } from './checks/bad-port.ts'
import { hopOf, networkError, note, type FetchState, type NetworkError } from './fetch-state.ts'
import { basicFilteredResponse, corsFilteredResponse, opaqueResponse } from './filtered-response.ts'
import { cacheKey, httpFetch, type HttpResult } from './http-fetch.ts'
import { isNetworkError } from './answer.ts'
import { isSameOrigin } from '../request/origin.ts'
import type { Hop } from '../recording/recording.ts'
import { corsUnsafeNames } from '../headers/safelisted-request-header.ts'
import { isSafelistedMethod } from '../request/safelisted-method.ts'
import type { VisibleResponse } from '../recording/verdict.ts'

/**
 * Main fetch (https://fetch.spec.whatwg.org/#main-fetch), once for each URL that a redirect leads to.
 *
 * @throws RecordingFault when the fetch comes to a URL whose answer nobody recorded.
 */
export function mainFetch(fetch: FetchState, hops: readonly Hop[]): VisibleResponse | NetworkError {
  for (;;) {
    const branch = branchFor(fetch, hops[hopOf(fetch)])
    if (typeof branch === 'object') {
      fetch.recorded?.stopped(fetch)
      return branch
    }
    if (branch === 'with-preflight') fetch.wasPreflighted = true
    const result = httpFetch(fetch, hops[hopOf(fetch)], branch === 'with-preflight')
    if (result === 'redirected') continue
    if (!isNetworkError(result)) return filtered(fetch, result)
    const { failureClearsCache } = fetch.profile
    const isCleared = {
      preflighted: fetch.wasPreflighted,
      cors: fetch.tainting === 'cors' && result.code !== 'redirect-mode-error',
      never: false,
    }
    if (isCleared[failureClearsCache]) fetch.cache.clear(cacheKey(fetch))
    return result
  }
}

/** Which way the current URL is fetched, or what becomes of it without a request. First match wins. */
function branchFor(
  fetch: FetchState,
  hop: Hop | undefined,
): VisibleResponse | NetworkError | 'with-preflight' | 'without-preflight' {
  const blocked = fetch.profile.checksModeBeforePort ? null : blockedPort(fetch)
  if (blocked !== null) return blocked
  const branch = branchForMode(fetch, hop)
  return typeof branch === 'string' && fetch.profile.checksModeBeforePort
    ? (blockedPort(fetch) ?? branch)
    : branch
}

/** Block bad port (https://fetch.spec.whatwg.org/#block-bad-port). */
function blockedPort({ place, profile, because }: FetchState): NetworkError | null {
  const port = place.url.port === '' ? null : Number(place.url.port)
  if (!place.isHttp || port === null || !isBadPort(port) || profile.openBadPorts.includes(port)) return null
  note({ because }, 'good-port', false, String(port))
  return networkError('connection-failed', { parameter: String(port) })
}

function branchForMode(
  fetch: FetchState,
  hop: Hop | undefined,
): VisibleResponse | NetworkError | 'with-preflight' | 'without-preflight' {
  const { place, client, mode } = fetch

  const isOwn = isSameOrigin(place.origin, client)
  if (isOwn && fetch.tainting === 'basic') {
    note(fetch, 'no-cors-needed', true, place.origin)
    return 'without-preflight'
  }
  const withoutServer = fetch.recorded?.withoutServer(fetch, hop) ?? null
  if (withoutServer !== null) return withoutServer
  if (isOwn) note(fetch, 'never-elsewhere', false)
  else note(fetch, 'own-origin', false, place.origin, client)

  if (mode === 'same-origin') {
    note(fetch, 'mode-allows-others', false)
    return networkError('mode-same-origin', { parameter: place.href })
  }

  if (mode === 'no-cors') {
    const isFollowed = fetch.redirect === 'follow'
    note(fetch, 'no-cors-follows', isFollowed)
    if (!isFollowed) return networkError('no-cors-redirect-mode', { parameter: fetch.redirect })
    fetch.tainting = 'opaque'
    return place.isHttp ? 'without-preflight' : wrongScheme(fetch)
  }

  if (!place.isHttp) return wrongScheme(fetch)

  fetch.tainting = 'cors'
  return needsPreflight(fetch) ? 'with-preflight' : 'without-preflight'
}

function needsPreflight(fetch: FetchState): boolean {
  const { method, usesCorsPreflight } = fetch
  if (usesCorsPreflight) {
    note(fetch, 'body-asks', true)
    return true
  }
  if (!fetch.isUnsafeRequest) {
    note(fetch, 'event-source', true)
    return false
  }
  if (!isSafelistedMethod(method)) {
    note(fetch, 'safelisted-method', false, method)
    return true
  }
  const { profile } = fetch
  if (fetch.wasPreflighted && profile.preflightsWhatWasPreflighted) {
    note(fetch, 'asks-again', true)
    return true
  }
  const names = corsUnsafeNames(
    profile.preflightsDroppedHeaders ? fetch.firstHeaders : fetch.headers,
    profile,
  )
  if (names.length === 0) note(fetch, 'all-safelisted', true)
  else note(fetch, 'safelisted-headers', false, names.join(', '))
  return names.length > 0
}

function wrongScheme(fetch: FetchState): NetworkError {
  note(fetch, 'http-scheme', false, fetch.place.href)
  return networkError('scheme-not-http', { parameter: fetch.place.href })
}

/** What script sees of the response that the fetch ended with. */
function filtered(
  fetch: FetchState,
  response: Exclude<HttpResult, NetworkError | 'redirected'>,
): VisibleResponse {
  if (response.isOpaqueRedirect) return opaqueResponse('opaqueredirect')
  switch (fetch.tainting) {
    case 'basic':
      return basicFilteredResponse(response.head, fetch.profile)
    case 'cors':
      return corsFilteredResponse(
        response.head,
        fetch.credentials === 'include',
        fetch.profile,
        fetch.recorded?.exposed(response.head.headers, fetch.profile),
      )
    case 'opaque':
      return opaqueResponse('opaque')
  }
}
