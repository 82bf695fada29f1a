/** Schemes whose pages send no origin of that scheme: a page of file: sends null, and the others are no pages. */
const notOfApps: ReadonlySet<string> = new Set([
  'about',
  'blob',
  'data',
  'file',
  'filesystem',
  'ftp',
  'http',
  'https',
  'javascript',
  'mailto',
  'view-source',
  'ws',
  'wss',
])

/** The origin that pages at a URL send; null for a URL that no page with an origin of its own has. */
export const originOf = (url: URL): string | null =>
  url.protocol === 'http:' || url.protocol === 'https:' ? url.origin : appOriginOf(url)

/**
 * The origin that pages of an app or of a browser extension send, such as `capacitor://localhost`, `app://.` or
 * `chrome-extension://ID`: scheme, host and port of the URL, with the host in the case in which it is written. Null
 * for a URL of http and https, and for one without a host. `URL.origin` is `null` for all of these.
 */
export function appOriginOf({ protocol, host }: Pick<URL, 'protocol' | 'host'>): string | null {
  return host === '' || notOfApps.has(protocol.slice(0, -1)) ? null : `${protocol}//${host}`
}
