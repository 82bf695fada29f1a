import type { BrowserName } from '../../words/browser.ts'
import { siteOf } from '../../words/origins/site.ts'

interface RefererOf {
  /** The page's origin, `null` for a sandboxed frame. */
  readonly page: string
  /** The URL that it fetches. */
  readonly lane: URL
  /** The page in the tab, of which the fetching page may be a frame. */
  readonly top: URL
}

const isSameSite = (one: URL, other: URL) => siteOf(one.hostname) === siteOf(other.hostname)

/** When a browser sends the whole URL in Referer under the policy `unsafe-url`; else it sends the origin alone. */
const sendsWhole: Readonly<Record<BrowserName, (of: RefererOf) => boolean>> = {
  chromium: () => true,
  firefox: ({ page, lane }) => isSameSite(new URL(page), lane),
  // WebKit compares with the page in the tab, also where a frame of another site fetches.
  webkit: ({ lane, top }) => isSameSite(top, lane),
}

/**
 * Whether the browser sends an attempt's id, which travels in Referer. A frame with the origin null never sends it.
 * Of a browser that was never measured (null), none is expected: an attempt is then joined by a window, which works
 * in every browser.
 */
export function sendsReferer(browser: BrowserName | null, of: RefererOf): boolean {
  return of.page !== 'null' && browser !== null && sendsWhole[browser](of)
}
