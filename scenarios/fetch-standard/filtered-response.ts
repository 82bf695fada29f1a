import type { HeaderList } from '../words/exchange.ts'
import type { ResponseHead } from './answer.ts'
import { extractTokens } from './extract-header-list-values.ts'
import { combinedByName, normalizeValue } from './header-list.ts'
import type { Profile } from './profiles.ts'
import { forbiddenResponseHeaders, safelistedResponseHeaders } from './response-header-names.ts'
import type { VisibleResponse } from './verdict.ts'

/** Everything but cookies (https://fetch.spec.whatwg.org/#concept-filtered-response-basic). */
export function basicFilteredResponse(head: ResponseHead, profile: Profile): VisibleResponse {
  return shown('basic', head, profile, () => true)
}

/**
 * What the response exposes (https://fetch.spec.whatwg.org/#concept-filtered-response-cors): the CORS-safelisted
 * response-headers and those that Access-Control-Expose-Headers names, which may be * without credentials.
 */
export function corsFilteredResponse(
  head: ResponseHead,
  isCredentialed: boolean,
  profile: Profile,
): VisibleResponse {
  const exposed = exposedNames(head.headers)
  const exposesAll = !isCredentialed && exposed.has('*')
  return shown(
    'cors',
    head,
    profile,
    (name) => exposesAll || safelistedResponseHeaders.has(name) || exposed.has(name),
  )
}

/** Nothing (https://fetch.spec.whatwg.org/#concept-filtered-response-opaque and -opaque-redirect). */
export function opaqueResponse(type: 'opaque' | 'opaqueredirect'): VisibleResponse {
  return { type, status: 0, statusText: '', headers: {} }
}

/** In lower case; a malformed list names nothing. */
function exposedNames(headers: HeaderList): ReadonlySet<string> {
  const names = extractTokens(headers, 'access-control-expose-headers')
  return new Set(names === null || names === 'failure' ? [] : names.map((name) => name.toLowerCase()))
}

function shown(
  type: 'basic' | 'cors',
  { status, statusText, headers }: ResponseHead,
  { trimsCombinedValues, readsHeadersAsUtf8 }: Profile,
  isShown: (lowerCaseName: string) => boolean,
): VisibleResponse {
  const visible = headers.filter(([name]) => {
    const lowerCase = name.toLowerCase()
    return !forbiddenResponseHeaders.has(lowerCase) && isShown(lowerCase)
  })
  const shownValue = (value: string) => (readsHeadersAsUtf8 ? replacingInvalidUtf8(value) : value)
  const combined = [...combinedByName(visible)].map(([name, value]): [string, string] => [
    name,
    shownValue(trimsCombinedValues ? normalizeValue(value) : value),
  ])
  return { type, status, statusText, headers: Object.fromEntries(combined) }
}

/** Runs of bytes that are UTF-8, or one byte that is not. */
const utf8 =
  /((?:[\x00-\x7F]|[\xC2-\xDF][\x80-\xBF]|\xE0[\xA0-\xBF][\x80-\xBF]|[\xE1-\xEC\xEE\xEF][\x80-\xBF]{2}|\xED[\x80-\x9F][\x80-\xBF]|\xF0[\x90-\xBF][\x80-\xBF]{2}|[\xF1-\xF3][\x80-\xBF]{3}|\xF4[\x80-\x8F][\x80-\xBF]{2})+)|[\x80-\xFF]/g

/** A value with U+FFFD, as the bytes of its UTF-8, in place of each byte that is no UTF-8. */
const replacingInvalidUtf8 = (value: string) =>
  value.replace(utf8, (_, valid: string | undefined) => valid ?? '\xEF\xBF\xBD')
