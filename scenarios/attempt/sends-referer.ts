/**
 * Whether the browser sends the attempt's id from this page origin, in Referer. A frame with the origin null
 * sends none in any browser; Firefox and Safari trim it to the origin when the lane is of another site, and
 * Chromium alone does not.
 */
export function sendsReferer(pageOrigin: string, lane: URL, isChromium: boolean): boolean {
  if (pageOrigin === 'null') return false
  return isChromium || siteOf(new URL(pageOrigin).hostname) === siteOf(lane.hostname)
}

/** Each name directly under localhost is a site of its own, and so is an address. */
const siteOf = (host: string) => (host.endsWith('.localhost') ? host.split('.').slice(-2).join('.') : host)
