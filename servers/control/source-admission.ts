import type { IncomingHttpHeaders } from 'node:http'

/**
 * Why the dashboard's sources are refused: they go to the dashboard itself, to programs, and to a browser that opens a
 * view in a tab or a window, but not to pages of other origins, nor into their frames.
 * @returns a sentence, or null when the request is fine.
 */
export function sourceRefusal(headers: IncomingHttpHeaders, dashboard: string): string | null {
  const own = new URL(dashboard)
  const { host, origin } = headers
  if (host !== own.host) {
    return `The dashboard does not answer to Host "${host ?? ''}". Use ${own.host}.`
  }
  if (origin !== undefined && origin !== own.origin) {
    return `The dashboard's sources are not for pages of ${origin}, only for ${own.origin}.`
  }
  const site = headers['sec-fetch-site']
  const isTopLevel = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  if ((site === 'cross-site' || site === 'same-site') && !isTopLevel) {
    return `The dashboard's sources are not for pages of other origins, only for ${own.origin}.`
  }
  return null
}
