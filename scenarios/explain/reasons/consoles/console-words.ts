import type { ReasonCode } from '../../../fetch-standard/recording/reason-code.ts'
import type { BrowserName } from '../../../words/browser.ts'
import { reasons } from '../reasons.ts'

/**
 * What a browser's console says of a fetch that ends with a code, line by line; null where it says nothing. Letters
 * that stand alone are placeholders: O an origin, U a URL, V a value, M a method, H the name of a header, N a status. Quotes leave
 * out how each message begins: the blocked URL in Chromium and Firefox. Firefox's are measured in ESR 153.8, Safari's
 * in WebKitGTK 2.50.6.
 */
export function consoleWords(code: ReasonCode): Readonly<Record<BrowserName, readonly string[] | null>> {
  const { chromium, firefox, safari } = reasons[code].console
  return { chromium: chromium === null ? null : [chromium], firefox, webkit: safari }
}

/** What page script gets as its exception in each browser, where the browser does not say why. */
export const unexplainedExceptions: Readonly<Record<BrowserName, string>> = {
  chromium: 'TypeError: Failed to fetch',
  firefox: 'TypeError: NetworkError when attempting to fetch resource.',
  webkit: 'TypeError: Load failed',
}
