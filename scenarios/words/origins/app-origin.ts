/** Schemes that never appear in an Origin header (a page of file: sends null), and http and https. */
const notOfApps = /^(about|blob|data|file|filesystem|ftp|https?|javascript|mailto|view-source|wss?):$/

/** The origin that pages at a URL send; null for a URL that no page with an origin of its own has. */
export const originOf = (url: URL): string | null =>
  /^https?:$/.test(url.protocol) ? url.origin : appOriginOf(url)

/**
 * The origin that pages of an app or of a browser extension send, such as `capacitor://localhost`, `app://.` or
 * `chrome-extension://ID`: scheme, host and port of the URL, with the host's case unchanged. `URL.origin` does not
 * have it: it is `null` for such a scheme. Null for http and https, and for a URL without a host.
 */
export function appOriginOf({ protocol, host }: Pick<URL, 'protocol' | 'host'>): string | null {
  return host === '' || notOfApps.test(protocol) ? null : `${protocol}//${host}`
}
