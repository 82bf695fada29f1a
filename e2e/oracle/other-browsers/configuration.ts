import { defineConfig, type PlaywrightTestConfig, type ReporterDescription } from 'playwright/test'
import type { OtherBrowser } from '../../support/browsers/browser.ts'
import type { BrowserOptions } from './fixtures.ts'

const isCi = Boolean(process.env['CI'])

/** How the tests of this folder run in a browser that Playwright does not drive. */
export function configurationFor(browser: OtherBrowser): PlaywrightTestConfig<object, BrowserOptions> {
  const reporters: ReporterDescription[] = [['list']]
  if (isCi) reporters.push(['json', { outputFile: `../reports/e2e-${browser}.json` }])
  return defineConfig<object, BrowserOptions>({
    testDir: 'oracle/other-browsers',
    testMatch: '*.spec.ts',
    outputDir: `../test-results/${browser}`,
    globalSetup: './oracle/other-browsers/say-what-is-missing.ts',
    // Each worker starts a browser of its own, and what is cached for five seconds must still be there in time.
    workers: 1,
    forbidOnly: isCi,
    retries: 0,
    timeout: 240_000,
    expect: { timeout: 10_000 },
    reporter: reporters,
    use: { other: browser },
    metadata: { other: browser },
  })
}
