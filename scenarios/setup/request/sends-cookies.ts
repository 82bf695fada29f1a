import type { BrowserName } from '../../words/browser.ts'
import { siteOf } from '../../words/origins/site.ts'

interface CookiesOf {
  /** The page's origin, `null` for a sandboxed frame. */
  readonly page: string
  /** The host of the lane that it fetches from. */
  readonly lane: string
  /** The host of the page in the tab, of which the fetching page may be a frame. */
  readonly top: string
}

/**
 * Whether a lane's cookies with SameSite=Lax go along with credentials `include`. By RFC 6265bis, section 5.2, the page
 * and every page around it have to be of the lane's site; Chromium 156 and Firefox ESR 153 do so. WebKitGTK 2.50.6 looks
 * at the page in the tab alone, and its network library, which is not Safari's, takes every host below that page's own for
 * the same site: below `localhost` all of the lab's hosts.
 */
export function sendsCookies(browser: BrowserName | null, { page, lane, top }: CookiesOf): boolean {
  const isOfTop = siteOf(top) === siteOf(lane)
  if (browser === 'webkit') return isOfTop || lane.endsWith(`.${top}`)
  return isOfTop && page !== 'null' && siteOf(new URL(page).hostname) === siteOf(lane)
}
