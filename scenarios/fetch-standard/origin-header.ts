import type { FetchState } from './fetch-state.ts'
import { isSameOrigin } from './origin.ts'
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
  profile,
  sent,
}: Pick<FetchState, 'client' | 'urlList' | 'place' | 'tainting' | 'method' | 'mode' | 'profile' | 'sent'>):
  | string
  | null {
  const origin = serializeRequestOrigin(client, urlList)
  if (tainting === 'cors') return origin
  if (method === 'GET' || method === 'HEAD')
    return profile.keepsOriginHeader && staysInOrigin(urlList)
      ? (sent.at(-1)?.headers['origin'] ?? null)
      : null
  if (mode === 'no-cors' && profile.hidesOriginAfterNoCorsRedirect && leadsElsewhere(urlList)) return 'null'
  const isDowngrade = client.startsWith('https:') && place.url.protocol !== 'https:'
  return mode !== 'cors' && isDowngrade ? 'null' : origin
}

/** Whether the last redirect led to the same origin. */
function staysInOrigin(urlList: FetchState['urlList']): boolean {
  const [before, last] = urlList.slice(-2)
  return before !== undefined && last !== undefined && isSameOrigin(before.origin, last.origin)
}

/** Whether one of the redirects changed the origin. */
const leadsElsewhere = (urlList: FetchState['urlList']): boolean =>
  urlList.some((url, at) => {
    const last = urlList[at - 1]
    return last !== undefined && !isSameOrigin(url.origin, last.origin)
  })
