import { test as base } from 'playwright/test'
import type { OpenBrowser, OtherBrowser } from '../../support/browsers/browser.ts'
import { findBrowser } from '../../support/browsers/find-browser.ts'
import { open } from '../../support/browsers/open.ts'

export interface BrowserOptions {
  /** Which browser the tests run in. The configuration says so. */
  readonly other: OtherBrowser
}

interface WorkerFixtures extends BrowserOptions {
  /** The browser, which the tests of a worker share. */
  readonly opened: OpenBrowser
}

interface TestFixtures {
  readonly skippedWhereMissing: undefined
  readonly namesVersion: undefined
}

/** Tests in Firefox or WebKit, which Playwright's own fixtures cannot drive; skipped where it is not installed. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  other: ['firefox', { option: true, scope: 'worker' }],
  opened: [
    async ({ other }, use) => {
      const browser = await open(other)
      await use(browser)
      await browser.close()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  skippedWhereMissing: [
    async ({ other }, use, testInfo) => {
      const { missing } = findBrowser(other)
      testInfo.skip(missing !== null, missing ?? '')
      await use(undefined)
    },
    { auto: true },
  ],
  // After the one above, so that no browser is started where there is none.
  namesVersion: [
    async ({ opened }, use, testInfo) => {
      testInfo.annotations.push({ type: 'browser', description: opened.version })
      await use(undefined)
    },
    { auto: true },
  ],
})

export { expect } from 'playwright/test'
