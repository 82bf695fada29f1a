import { isToken } from '../../words/texts/token.ts'
import type { HeaderList } from '../../words/exchange.ts'
import { blobUrlResponse, isOwnBlob } from './blob-url.ts'
import { createPreflightCache } from '../cache/cors-preflight-cache.ts'
import { corsCheck } from '../algorithms/checks/cors-check.ts'
import { resourcePolicyCheck } from '../algorithms/checks/cross-origin-resource-policy.ts'
import { dataUrlResponse } from './data-url.ts'
import { networkError, note, type FetchState, type ForRecorded } from '../algorithms/fetch-state.ts'
import { basicFilteredResponse, opaqueResponse } from '../algorithms/filtered-response.ts'
import { fieldValues, normalizeValue } from '../headers/header-list.ts'
import { cacheKey } from '../algorithms/http-fetch.ts'
import { keptOfSeveral, mergedFields } from './merged-fields.ts'
import { isSameOrigin, type Place } from '../request/origin.ts'
import { isRedirectTainted, serializeRequestOrigin } from '../algorithms/redirects/redirect-taint.ts'
import { refusedRequest } from '../request/refused-request.ts'
import { restoreHeaders } from './restore-headers.ts'
import type { VisibleResponse } from '../recording/verdict.ts'

/** What recorded traffic meets, and the dashboard's own does not. */
export const forRecorded: ForRecorded = {
  read: (headers, profile) =>
    profile.dropsEmptyFields || profile.keepsOneOfSeveral ? mergedFields(headers, profile) : headers,
  written: ({ headers, body, profile }) => {
    if (profile.keepsOneOfSeveral) return keptOfSeveral(headers, body !== 'none')
    return profile.sendsBytesAsUtf8 ? inUtf8(headers) : headers
  },
  exposed: (headers, { wildcardOutlivesInvalidNames }) =>
    wildcardOutlivesInvalidNames && listsWildcardBeforeInvalidName(headers) ? new Set(['*']) : undefined,
  shown: (response, { readsHeadersAsUtf8, dropsEmptyFields }) => {
    if (readsHeadersAsUtf8) return withHeaders(response, (_, value) => replacingInvalidUtf8(value))
    return dropsEmptyFields
      ? withHeaders(response, (name, value) => (name === allowOrigin ? withoutEmptyFields(value) : value))
      : response
  },
  checkResourcePolicy: resourcePolicyCheck,
  refusal: refusedRequest,
  followed: (fetch, status, isDropped) => {
    restoreHeaders(fetch, status, isDropped)
    if (fetch.profile.taintedOriginIsNew && isJustTainted(fetch))
      fetch.cache = createPreflightCache(fetch.profile)
  },
  changedOrigin: ({ urlList, sent, method, profile }) => {
    if (method === 'GET' || method === 'HEAD')
      return profile.keepsOriginHeader === true && haveOneOrigin(urlList.slice(-2))
        ? (sent.at(-1)?.headers['origin'] ?? null)
        : null
    // In mode cors, such a request is tainted.
    return profile.hidesOriginAfterNoCorsRedirect === true && !haveOneOrigin(urlList) ? 'null' : null
  },
  stopped: (fetch) => {
    // Firefox takes it for a failure of the redirect that led here.
    const redirecting = fetch.urlList.at(-2)
    if (fetch.profile.failureClearsCache === 'cors' && redirecting !== undefined)
      fetch.cache.clear({ ...cacheKey(fetch), url: redirecting.href })
  },
  recheck: ({ profile, tainting, credentials, client, urlList }, headers) => {
    const beganAtHome = urlList.slice(0, 1).every(({ origin }) => isSameOrigin(origin, client))
    if (
      profile.rechecksRedirects !== true ||
      tainting !== 'cors' ||
      credentials !== 'same-origin' ||
      !beganAtHome
    )
      return null
    // WebKit still has the credentials of the page's own origin in mind.
    return corsCheck({ origin: serializeRequestOrigin(client, urlList), isCredentialed: true }, headers, [])
  },
  unsendable: (fetch) => {
    const { body, profile, place } = fetch
    if (body !== 'stream' || !profile.streamsOverHttp2Only || place.url.protocol !== 'http:') return null
    note(fetch, 'stream-connection', false)
    return networkError('connection-failed', { parameter: 'stream' })
  },
  unrepeatable: (fetch, status) => {
    if (status === 303 || fetch.body !== 'stream') return null
    note(fetch, 'stream-again', false)
    return networkError('redirect-mode-error', { parameter: 'stream' })
  },
  withoutServer: (fetch, hop) => {
    const { place, client, profile } = fetch
    if (
      isAboutBlank(place) &&
      fetch.mode === 'no-cors' &&
      fetch.redirect === 'follow' &&
      !profile.refusesAboutBlank
    ) {
      note(fetch, 'about-blank', true)
      return opaqueResponse('opaque')
    }
    if (isOwnBlob(place.href, client)) return blobUrlResponse(fetch, hop)
    if (place.url.protocol !== 'data:') return null
    const response = dataUrlResponse(place.href, profile)
    note(fetch, 'data-url', response !== null)
    return response === null
      ? networkError('http-invalid-response')
      : basicFilteredResponse(response, profile)
  },
}

/** XMLHttpRequest reads Access-Control-Expose-Headers by the standard everywhere. */
export const forRecordedXhr: ForRecorded = { ...forRecorded, exposed: () => undefined }

const isAboutBlank = ({ url }: Place) => url.protocol === 'about:' && url.pathname === 'blank'

const allowOrigin = 'access-control-allow-origin'

const withHeaders = (
  response: VisibleResponse,
  change: (lowerCaseName: string, value: string) => string,
): VisibleResponse => ({
  ...response,
  headers: Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, change(name, value)]),
  ),
})

/** Of a value that several fields make. Of this one header the fields are counted, so they are not merged before. */
const withoutEmptyFields = (value: string) =>
  value
    .split(', ')
    .filter((field) => field !== '')
    .join(', ')

/** Whether Access-Control-Expose-Headers is malformed, and * stands before what is wrong in it. */
function listsWildcardBeforeInvalidName(headers: HeaderList): boolean {
  const members = fieldValues(headers, 'access-control-expose-headers')
    .flatMap((field) => field.split(','))
    .map(normalizeValue)
  const invalid = members.findIndex((member) => member !== '' && !isToken(member))
  return invalid !== -1 && members.slice(0, invalid).includes('*')
}

/** Whether the last redirect is the one after which the origin of the request is no longer that of the page. */
const isJustTainted = ({ client, urlList }: FetchState): boolean =>
  client !== 'null' && isRedirectTainted(client, urlList) && !isRedirectTainted(client, urlList.slice(0, -1))

/** Whether redirects through these URLs never left their origin. */
const haveOneOrigin = (places: readonly Place[]): boolean =>
  new Set(places.map(({ origin }) => origin)).size === 1

/** Each byte over 0x7F as the two bytes of the character with that number. */
const inUtf8 = (headers: HeaderList): HeaderList =>
  headers.map(([name, value]) => [
    name,
    value.replace(/[\x80-\xFF]/g, (byte) => {
      const code = byte.charCodeAt(0)
      return String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 0x3f))
    }),
  ])

/** Runs of bytes that are UTF-8, or one byte that is not. */
const utf8 =
  /((?:[^\x80-\xFF]|[\xC2-\xDF][\x80-\xBF]|\xE0[\xA0-\xBF][\x80-\xBF]|[\xE1-\xEC\xEE\xEF][\x80-\xBF]{2}|\xED[\x80-\x9F][\x80-\xBF]|\xF0[\x90-\xBF][\x80-\xBF]{2}|[\xF1-\xF3][\x80-\xBF]{3}|\xF4[\x80-\x8F][\x80-\xBF]{2})+)|[\x80-\xFF]/g

/** A value with U+FFFD, as the bytes of its UTF-8, in place of each byte that is no UTF-8. */
const replacingInvalidUtf8 = (value: string) =>
  value.replace(utf8, (_, valid: string | undefined) => valid ?? '\xEF\xBF\xBD')
