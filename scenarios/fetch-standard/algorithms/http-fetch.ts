import { isNetworkError, received, type ResponseHead } from './answer.ts'
import { corsCheck } from './checks/cors-check.ts'
import { corsPreflightFetch } from './cors-preflight-fetch.ts'
import { hopOf, note, type FetchState, type NetworkError } from './fetch-state.ts'
import { combinedByName } from '../headers/header-list.ts'
import { faultBeforeCors, httpRedirectFetch, refusedRedirect } from './redirects/http-redirect-fetch.ts'
import { originHeader } from './origin-header.ts'
import type { CacheKey } from '../cache/preflight-cache.ts'
import { RecordingFault, type Answer, type Hop } from '../recording/recording.ts'
import { isRedirectStatus } from './redirects/redirect-status.ts'
import { isRedirectTainted, serializeRequestOrigin } from './redirects/redirect-taint.ts'
import { corsUnsafeNames } from '../headers/safelisted-request-header.ts'

/** What HTTP fetch ends with: a network error, a redirect that is followed, or a response. */
export type HttpResult = NetworkError | 'redirected' | HttpResponse

interface HttpResponse {
  readonly head: ResponseHead
  /** A redirect that script asked to be left to it (redirect mode "manual"). */
  readonly isOpaqueRedirect: boolean
}

/**
 * HTTP fetch (https://fetch.spec.whatwg.org/#http-fetch) of the current URL. With `withPreflight`, a CORS-preflight
 * fetch comes first, unless the CORS-preflight cache covers the request.
 *
 * @throws RecordingFault when nobody recorded what is answered here.
 */
export function httpFetch(fetch: FetchState, hop: Hop | undefined, withPreflight: boolean): HttpResult {
  const unreachable = fetch.checkConnection?.(fetch, hop) ?? null
  if (unreachable !== null) return unreachable
  const late = fetch.lateFault
  if (hop === undefined) {
    if (late !== null) return late
    throw new RecordingFault(`hops[${hopOf(fetch)}]`, missing(fetch))
  }

  if (withPreflight) {
    const refusal = preflightUnlessCached(fetch, hop.preflight)
    if (refusal !== null) return refusal
  }

  if (late !== null) {
    note(fetch, 'second-check', false)
    return late
  }

  const head = send(fetch, hop.response)
  if (isNetworkError(head)) return head

  const isRedirect = isRedirectStatus(head.status)
  if (isRedirect && fetch.profile.checksLocationFirst) {
    const fault = faultBeforeCors(fetch, head.headers)
    if (fault !== null) return fault
  }

  if (fetch.tainting === 'cors') {
    const failure = corsCheck(
      { origin: originOf(fetch), isCredentialed: fetch.credentials === 'include' },
      head.headers,
      fetch.because,
    )
    if (failure !== null) return failure
  }
  if (fetch.tainting === 'opaque') {
    const failure = fetch.recorded?.checkResourcePolicy(fetch, head.headers) ?? null
    if (failure !== null) return failure
  }

  if (!isRedirect) return { head, isOpaqueRedirect: false }
  note(fetch, 'redirect-mode', fetch.redirect === 'follow', String(head.status))
  switch (fetch.redirect) {
    case 'error':
      return refusedRedirect(fetch, head) ?? { head, isOpaqueRedirect: false }
    case 'manual':
      return { head, isOpaqueRedirect: true }
    case 'follow':
      fetch.lateFault = fetch.recorded?.recheck(fetch, head.headers) ?? null
      return httpRedirectFetch(fetch, head) ?? { head, isOpaqueRedirect: false }
  }
}

/** Whether a browser has something in the cache for the origin of this request. */
const hasCache = ({ profile, client, urlList }: FetchState) =>
  profile.cachesForOpaqueOrigin || !isRedirectTainted(client, urlList)

const originOf = ({ client, urlList }: FetchState) => serializeRequestOrigin(client, urlList)

/** What the CORS-preflight cache has for the current URL is stored under this. */
export const cacheKey = (fetch: FetchState): CacheKey => ({
  // Firefox hands the page's origin on, where the request itself says null.
  origin: fetch.profile.preflightKeepsOriginAfterRedirect ? fetch.client : originOf(fetch),
  url: fetch.place.href,
  isCredentialed: fetch.credentials === 'include',
})

function preflightUnlessCached(fetch: FetchState, answer: Answer | null): NetworkError | null {
  const named = fetch.profile.namesDroppedHeaders
    ? fetch.firstHeaders
    : (fetch.preflightHeaders ?? fetch.headers)
  const unsafeNames = corsUnsafeNames(named, fetch.profile)
  const { method, usesCorsPreflight } = fetch
  const key = cacheKey(fetch)
  const isCovered =
    hasCache(fetch) &&
    !fetch.ignoresPreflightCache &&
    fetch.cache.coversForMs(key, { method, usesCorsPreflight, unsafeNames }, fetch.nowMs) > 0
  note(fetch, 'cache-covers', isCovered)
  return isCovered
    ? null
    : corsPreflightFetch(fetch, key, unsafeNames, answer, hasCache(fetch) && fetch.cachesPreflight)
}

/** HTTP-network-or-cache fetch: what the server receives, and what comes back. */
function send(fetch: FetchState, answer: Answer | null): ResponseHead | NetworkError {
  const { place, method, headers, sent } = fetch
  const unsendable = fetch.recorded?.unsendable(fetch) ?? null
  if (unsendable !== null) return unsendable
  const isReached = answer === null || !('error' in answer) || answer.error !== 'refused'
  if (isReached) {
    const combined = combinedByName(fetch.recorded?.written(fetch) ?? headers)
    if (!combined.has('accept')) combined.set('accept', '*/*')
    const origin = originHeader(fetch)
    if (origin !== null) combined.set('origin', origin)
    sent.push({ hop: hopOf(fetch), preflight: false, method, headers: Object.fromEntries(combined) })
  }
  if (answer === null) throw new RecordingFault(`hops[${hopOf(fetch)}].response`, missing(fetch))
  const head = received(answer, fetch)
  note(fetch, 'http-response', !isNetworkError(head), method, place.href)
  return head
}

const missing = ({ place, method }: FetchState) =>
  `is missing: the fetch comes to ${place.href} with ${method}, and what is answered there was not recorded`
