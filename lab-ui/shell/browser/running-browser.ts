import type { BrowserName } from '../../../scenarios/words/browser.ts'
import { browserOfFeatures } from './browser-of-features.ts'

/** The browser in which this page runs; null for one that was never measured. */
export const runningBrowser = (): BrowserName | null =>
  browserOfFeatures({
    error: new Error('never thrown'),
    supports: (property, value) => CSS.supports(property, value),
  })
