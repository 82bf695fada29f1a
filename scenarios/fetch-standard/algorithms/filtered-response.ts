import type { HeaderList } from '../../words/exchange.ts'
import type { ResponseHead } from './answer.ts'
import { extractTokens } from '../headers/extract-header-list-values.ts'
import { combinedByName, normalizeValue } from '../headers/header-list.ts'
import type { Profile } from '../profiles/profiles.ts'
import { forbiddenResponseHeaders, safelistedResponseHeaders } from '../headers/response-header-names.ts'
import type { VisibleResponse } from '../recording/verdict.ts'

/** Everything but cookies (https://fetch.spec.whatwg.org/#concept-filtered-response-basic). */
export function basicFilteredResponse(head: ResponseHead, profile: Profile): VisibleResponse {
  return shown('basic', head, profile, () => true)
}

/**
 * What the response exposes (https://fetch.spec.whatwg.org/#concept-filtered-response-cors): the CORS-safelisted
 * response-headers and those that Access-Control-Expose-Headers names, which may be * without credentials. `exposed` are
 * these names where a browser reads them differently.
 */
export function corsFilteredResponse(
  head: ResponseHead,
  isCredentialed: boolean,
  profile: Profile,
  exposed: ReadonlySet<string> = exposedNames(head.headers),
): VisibleResponse {
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
  { trimsCombinedValues }: Profile,
  isShown: (lowerCaseName: string) => boolean,
): VisibleResponse {
  const visible = headers.filter(([name]) => {
    const lowerCase = name.toLowerCase()
    return !forbiddenResponseHeaders.has(lowerCase) && isShown(lowerCase)
  })
  const combined = [...combinedByName(visible)].map(([name, value]): [string, string] => [
    name,
    trimsCombinedValues ? normalizeValue(value) : value,
  ])
  return { type, status, statusText, headers: Object.fromEntries(combined) }
}
