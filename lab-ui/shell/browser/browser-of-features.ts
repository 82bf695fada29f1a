import type { BrowserName } from '../../../scenarios/words/browser.ts'

/** What tells the browsers apart, read from the page. */
export interface BrowserFeatures {
  /** An error that was just made: its fields differ by JavaScript engine. */
  readonly error: Error
  /** As `CSS.supports`. */
  readonly supports: (property: string, value: string) => boolean
}

/**
 * Which of the measured browsers has these features; null for any other. The user agent is not read: people,
 * extensions and test tools change it. `userAgentData` is not read either: only secure contexts have it.
 *
 * Two features have to agree, so that a browser which borrows one engine only (Servo runs Firefox's JavaScript) is
 * not taken for another:
 * - The fields of an Error. Firefox has `fileName` and WebKit has `line`, both for over fifteen years, and V8 is known
 *   by how it writes a stack. Error reporters depend on all three. On iOS every browser is WebKit, and shows as that.
 * - A prefixed CSS property that one family has always had and the others never had: `-moz-orient`, and
 *   `-webkit-box-reflect`, which Chromium inherited from WebKit. Sites use both, and extensions leave CSS alone.
 */
export function browserOfFeatures({ error, supports }: BrowserFeatures): BrowserName | null {
  if (supports('-moz-orient', 'inline')) return 'fileName' in error ? 'firefox' : null
  if (!supports('-webkit-box-reflect', 'below')) return null
  if ('line' in error) return 'webkit'
  return /\n {4}at /.test(error.stack ?? '') ? 'chromium' : null
}
