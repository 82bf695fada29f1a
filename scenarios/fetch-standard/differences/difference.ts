import type { BrowserName } from '../../words/browser.ts'
import type { Recording } from '../recording/recording.ts'

/** A browser whose rules are a profile. `webkitgtk` is WebKit with its network library on Linux, which Safari lacks. */
export type DifferingBrowser = BrowserName | 'webkitgtk'

/** One point in which browsers leave the letter of the Fetch standard. Which ones do, the profiles say. */
export interface Difference {
  /** A few words, as a heading. */
  readonly title: string
  /** What the standard says, and what the browsers do. */
  readonly says: string
  /** The version that began it, where that is known. */
  readonly since?: Readonly<Partial<Record<DifferingBrowser, string>>>
  /** Browsers in whose source it was read; in all others it was measured. */
  readonly readIn?: readonly DifferingBrowser[]
  /** A public thread or document about it. */
  readonly link?: string
  /** Fetches of one page that end differently by the standard and in each of these browsers. */
  readonly example: Recording
}

/** In which version each browser was measured. */
export const measuredVersions: Readonly<Record<DifferingBrowser, string>> = {
  chromium: 'Chromium 156',
  firefox: 'Firefox ESR 153.8',
  webkit: 'WebKitGTK 2.50.6',
  webkitgtk: 'WebKitGTK 2.50.6',
}
