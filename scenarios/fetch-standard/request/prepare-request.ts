import type { HeaderList } from '../../words/exchange.ts'
import { appOriginOf } from '../../words/origins/app-origin.ts'
import { isToken } from '../../words/texts/token.ts'
import { contentTypeOfBody, type BodyKind } from './body-content-type.ts'
import { networkError, note, type ForRecorded, type NetworkError } from '../algorithms/fetch-state.ts'
import { isForbiddenMethod, isForbiddenRequestHeader } from '../headers/forbidden-request-header.ts'
import { containsHeader, getHeader, normalizeValue } from '../headers/header-list.ts'
import { normalizeMethod } from './normalize-method.ts'
import { placeOf, type Place } from './origin.ts'
import type { Profile } from '../profiles/profiles.ts'
import type { RecordedRequest } from '../recording/recording.ts'
import { isNoCorsSafelisted } from '../headers/safelisted-request-header.ts'
import { isSafelistedMethod } from './safelisted-method.ts'
import type { Because } from '../recording/verdict.ts'

/** A request that page script may make, as it goes into fetch. */
export interface PreparedRequest {
  readonly place: Place
  readonly method: string
  readonly headers: HeaderList
  readonly body: BodyKind
  readonly usesCorsPreflight: boolean
}

/**
 * What the Request constructor makes of a call (https://fetch.spec.whatwg.org/#dom-request), or why it throws a
 * TypeError, so that nothing is fetched. A relative URL is resolved against the page's origin.
 */
export function prepareRequest(
  request: RecordedRequest,
  client: string,
  because: Because[],
  profile: Profile,
  recorded: ForRecorded | null,
): PreparedRequest | NetworkError {
  const parsed = placeOf(request.url, client === 'null' ? undefined : client)
  if (parsed === null || parsed.hasCredentials) {
    note({ because }, 'valid-url', false)
    return networkError('request-invalid', { parameter: request.url })
  }
  // The URL parser has no origin for the scheme of an app. The browser that runs the app does.
  const place = !parsed.isHttp && appOriginOf(parsed.url) === client ? { ...parsed, origin: client } : parsed
  const refusal = recorded?.refusal(request, place.isHttp, profile, because) ?? null
  if (refusal !== null) return refusal

  const { mode } = request
  if (!isToken(request.method) || isForbiddenMethod(request.method)) {
    note({ because }, 'valid-method', false, request.method)
    return networkError('request-invalid', { parameter: request.method })
  }
  const method = normalizeMethod(request.method)
  if (mode === 'no-cors' && !isSafelistedMethod(method)) {
    note({ because }, 'no-cors-method', false, method)
    return networkError('request-invalid', { parameter: method })
  }

  const headers = headersOf(request, because, profile)
  if ('code' in headers) return headers

  const bodyType =
    request.bodyType === 'stream' && profile.streamBodies === 'text' ? 'text' : request.bodyType
  const body = bodyOf({ ...request, bodyType })
  if (body !== 'none' && (method === 'GET' || method === 'HEAD')) {
    note({ because }, 'bodyless-method', false, method)
    return networkError('request-invalid', { parameter: method })
  }
  const contentType = body === 'none' ? null : contentTypeOfBody(bodyType)
  return {
    place,
    method,
    headers:
      contentType === null || containsHeader(headers, 'content-type')
        ? headers
        : withContentType(headers, contentType, mode, profile),
    body,
    usesCorsPreflight: request.uploadListener || body === 'stream',
  }
}

function bodyOf({ body, bodyType }: RecordedRequest): BodyKind {
  if (body === null) return 'none'
  return bodyType === 'stream' ? 'stream' : 'bytes'
}

/** Fill a Headers object with what the caller gave (https://fetch.spec.whatwg.org/#concept-headers-append). */
function headersOf(
  { headers, mode }: RecordedRequest,
  because: Because[],
  profile: Profile,
): HeaderList | NetworkError {
  const filled: HeaderList[number][] = []
  for (const [name, value] of headers) {
    const normalized = normalizeValue(value)
    if (!isToken(name) || !isHeaderValue(normalized)) {
      note({ because }, 'valid-header', false, name)
      return networkError('request-invalid', { parameter: name })
    }
    if (isLeftOut(name, normalized, profile)) {
      note({ because }, 'forbidden-header', true, name)
      continue
    }
    if (mayAppend(filled, [name, normalized], mode, profile)) filled.push([name, normalized])
    else note({ because }, 'no-cors-header', true, name)
  }
  return filled
}

/** Whether a header is the browser's alone: by the standard, or by what one browser makes of it. */
function isLeftOut(name: string, value: string, profile: Profile): boolean {
  const lowerCase = name.toLowerCase()
  if (lowerCase === 'user-agent') return !profile.takesUserAgent
  if (lowerCase === 'access-control-request-private-network') return profile.forbidsPrivateNetworkHeader
  return isForbiddenRequestHeader(name, value)
}

const withContentType = (
  headers: HeaderList,
  value: string,
  mode: RecordedRequest['mode'],
  profile: Profile,
): HeaderList =>
  mayAppend(headers, ['content-type', value], mode, profile) ? [...headers, ['content-type', value]] : headers

/** In mode no-cors only what is no-CORS-safelisted together with what is there already. */
function mayAppend(
  headers: HeaderList,
  [name, value]: HeaderList[number],
  mode: RecordedRequest['mode'],
  profile: Profile,
): boolean {
  if (mode !== 'no-cors') return true
  const before = getHeader(headers, name.toLowerCase())
  return isNoCorsSafelisted([name, before === null ? value : `${before}, ${value}`], profile)
}

/** A header value (https://fetch.spec.whatwg.org/#header-value) of which each code unit is a byte. */
const isHeaderValue = (value: string) => !/[\0\r\n]|[^\0-\xFF]/.test(value)
