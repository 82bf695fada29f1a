import type { HeaderList } from '../../words/exchange.ts'
import { isNetworkError, notFound, received, type ResponseHead } from './answer.ts'
import { corsCheck } from './checks/cors-check.ts'
import { isCacheable } from '../cache/cors-preflight-cache.ts'
import { extractTokens } from '../headers/extract-header-list-values.ts'
import { hopOf, networkError, note, type FetchState, type NetworkError } from './fetch-state.ts'
import { getHeader } from '../headers/header-list.ts'
import { maxAgeSeconds } from '../headers/max-age.ts'
import { isSameOrigin } from '../request/origin.ts'
import type { Allowed, CacheKey } from '../cache/preflight-cache.ts'
import type { Answer } from '../recording/recording.ts'
import { isRedirectStatus } from './redirects/redirect-status.ts'
import { isSafelistedMethod } from '../request/safelisted-method.ts'

const allowMethods = 'access-control-allow-methods'
const allowHeaders = 'access-control-allow-headers'

/**
 * CORS-preflight fetch (https://fetch.spec.whatwg.org/#cors-preflight-fetch): asks whether the request may be sent.
 * `unsafeNames` are its CORS-unsafe request-header names, in order. Null where the answer allows it, which is
 * then cached where `isKept`.
 */
export function corsPreflightFetch(
  fetch: FetchState,
  key: CacheKey,
  unsafeNames: readonly string[],
  answer: Answer | null,
  isKept: boolean,
): NetworkError | null {
  if (answer === null || !('error' in answer) || answer.error !== 'refused')
    fetch.sent.push({
      hop: hopOf(fetch),
      preflight: true,
      method: 'OPTIONS',
      headers: preflightHeaders(fetch.method, unsafeNames, key.origin),
    })

  const { profile } = fetch
  const { recorded } = fetch
  const response = answer === null ? notFound : received(answer, { profile, recorded, method: 'OPTIONS' })
  note(fetch, 'preflight-response', !isNetworkError(response))
  if (isNetworkError(response)) return response

  // Chromium ends the preflight at a redirect before it looks at anything else in it.
  if (isRedirectStatus(response.status)) {
    const location = getHeader(response.headers, 'location')
    if (location !== null && location !== '') {
      note(fetch, 'preflight-stays', false)
      return networkError('preflight-redirect', {
        header: 'location',
        value: location,
        parameter: String(response.status),
      })
    }
  }

  // After a redirect back to the page's own origin Firefox sends a preflight, but does not check who it allows.
  const isHome = profile.preflightKeepsOriginAfterRedirect && isSameOrigin(fetch.place.origin, fetch.client)
  const failure = isHome
    ? null
    : corsCheck({ origin: key.origin, isCredentialed: key.isCredentialed }, response.headers, fetch.because)
  if (failure !== null) return { ...failure, code: `preflight-${failure.code}` }

  // A response that was received has 200 or more.
  const isOk = response.status <= 299
  note(fetch, 'ok-status', isOk, String(response.status))
  if (!isOk) return networkError('preflight-status', { parameter: String(response.status) })

  return allowedByLists(fetch, key, unsafeNames, response, isKept)
}

function preflightHeaders(method: string, names: readonly string[], origin: string): Record<string, string> {
  const headers: Record<string, string> = { accept: '*/*', 'access-control-request-method': method, origin }
  if (names.length > 0) headers['access-control-request-headers'] = names.join(',')
  return headers
}

/** The steps on Access-Control-Allow-Methods and Access-Control-Allow-Headers, and the storing of what they allow. */
function allowedByLists(
  fetch: FetchState,
  key: CacheKey,
  unsafeNames: readonly string[],
  { headers }: ResponseHead,
  isKept: boolean,
): NetworkError | null {
  const { method, profile } = fetch
  const extractedMethods = extractTokens(headers, allowMethods)
  if (extractedMethods === 'failure') {
    note(fetch, 'valid-methods', false)
    return malformed(headers, 'preflight-acam-malformed', allowMethods)
  }
  const headerNames = extractTokens(headers, allowHeaders)
  if (headerNames === 'failure') {
    note(fetch, 'valid-header-names', false)
    return malformed(headers, 'preflight-acah-malformed', allowHeaders)
  }
  const allowsOwn = fetch.usesCorsPreflight && profile.allowsMethodOfUploads
  const methods = extractedMethods ?? (allowsOwn ? [method] : [])
  const listed = (headerNames ?? []).map((name) => name.toLowerCase())
  const keep = () => {
    if (isKept) keepInCache(fetch, key, { methods, headerNames: listed }, headers)
  }
  if (profile.cachesRefusals) keep()

  const wildcardCounts = !key.isCredentialed
  const isMethodAllowed =
    methods.includes(method) || isSafelistedMethod(method) || (wildcardCounts && methods.includes('*'))
  note(fetch, 'listed-method', isMethodAllowed, method)
  if (!isMethodAllowed)
    return networkError('preflight-method-not-allowed', {
      header: allowMethods,
      value: getHeader(headers, allowMethods),
      parameter: method,
    })

  const wildcardCovers = wildcardCounts && listed.includes('*')

  const isAuthorizationMissing = unsafeNames.includes('authorization') && !listed.includes('authorization')
  if (isAuthorizationMissing && !profile.wildcardCoversAuthorization) {
    note(fetch, 'listed-authorization', false)
    // Where there is no * to be misled by, the header is missing like any other.
    return refusedHeader(
      headers,
      wildcardCovers ? 'preflight-authorization-wildcard' : 'preflight-header-not-allowed',
      'authorization',
    )
  }
  // The first by name: in Chromium it is any, in the order of a hash table.
  const missing = wildcardCovers ? undefined : unsafeNames.find((name) => !listed.includes(name))
  if (missing !== undefined) {
    note(fetch, 'listed-header', false, missing)
    return refusedHeader(headers, 'preflight-header-not-allowed', missing)
  }
  if (unsafeNames.length > 0) note(fetch, 'listed-headers', true, unsafeNames.join(', '))

  if (!profile.cachesRefusals) keep()
  return null
}

function keepInCache(
  fetch: FetchState,
  key: CacheKey,
  allowed: Allowed,
  headers: ResponseHead['headers'],
): void {
  const { profile, cache, nowMs } = fetch
  const seconds = isCacheable(key, profile) ? maxAgeSeconds(headers, profile) : 0
  note(fetch, 'cache-keeps', seconds > 0, String(seconds))
  if (seconds === 0 && !profile.maxAgeZeroEndsEntries) return
  cache.store(key, allowed, seconds, nowMs)
}

const refusedHeader = (headers: HeaderList, code: NetworkError['code'], parameter: string) =>
  networkError(code, { header: allowHeaders, value: getHeader(headers, allowHeaders), parameter })

const malformed = (headers: HeaderList, code: NetworkError['code'], header: string) =>
  networkError(code, { header, value: getHeader(headers, header) })
