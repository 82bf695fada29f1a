import type { FullConfig } from 'playwright/test'
import type { OtherBrowser } from '../../support/browsers/browser.ts'
import { findBrowser } from '../../support/browsers/find-browser.ts'

/** Says once how to install the browser, since the list of tests shows only that each was skipped. */
export default function sayWhatIsMissing({ metadata }: FullConfig): void {
  const { missing } = findBrowser(metadata['other'] as OtherBrowser)
  if (missing !== null) process.stderr.write(`All tests are skipped. ${missing}\n`)
}
