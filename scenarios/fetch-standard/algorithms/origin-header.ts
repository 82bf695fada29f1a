import type { FetchState } from './fetch-state.ts'
import { serializeRequestOrigin } from './redirects/redirect-taint.ts'

/**
 * The Origin header of the request to the current URL, or null where it has none: append a request Origin header
 * (https://fetch.spec.whatwg.org/#append-a-request-origin-header), with the default referrer policy.
 */
export function originHeader(fetch: FetchState): string | null {
  const { client, urlList, place, tainting, method, recorded } = fetch
  const origin = serializeRequestOrigin(client, urlList)
  if (tainting === 'cors') return origin
  const changed = recorded?.changedOrigin(fetch) ?? null
  if (changed !== null || method === 'GET' || method === 'HEAD') return changed
  // In mode cors, what is not tainted is at the page's own origin, and so no downgrade.
  const isDowngrade = client.startsWith('https:') && place.url.protocol !== 'https:'
  return isDowngrade ? 'null' : origin
}
