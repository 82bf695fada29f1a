import { siteOf } from './site.ts'

/**
 * Whether the browser sends the attempt's id from this page origin, in Referer. A frame with the origin null
 * sends none in any browser; Firefox and Safari trim it to the origin when the lane is of another site, and
 * Chromium alone does not.
 */
export function sendsReferer(pageOrigin: string, lane: URL, isChromium: boolean): boolean {
  if (pageOrigin === 'null') return false
  return isChromium || siteOf(new URL(pageOrigin).hostname) === siteOf(lane.hostname)
}
