import type { FetchState } from './fetch-state.ts'
import { serializeRequestOrigin } from './redirect-taint.ts'

/**
 * The Origin header of the request to the current URL, or null where it has none: append a request Origin header
 * (https://fetch.spec.whatwg.org/#append-a-request-origin-header), with the default referrer policy.
 */
export function originHeader({
  client,
  urlList,
  place,
  tainting,
  method,
  mode,
  credentials,
  profile,
  becameGet,
}: FetchState): string | null {
  const origin = serializeRequestOrigin(client, urlList)
  if (tainting === 'cors') return origin
  const isSent = method !== 'GET' && method !== 'HEAD'
  const isNullSent =
    profile.sendsNullOriginWithCredentials &&
    !becameGet &&
    client === 'null' &&
    mode === 'no-cors' &&
    credentials === 'include'
  if (!isSent) return isNullSent ? 'null' : null
  const isDowngrade = client.startsWith('https:') && place.url.protocol !== 'https:'
  return mode !== 'cors' && isDowngrade ? 'null' : origin
}
