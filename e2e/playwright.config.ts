import { defineConfig, type ReporterDescription } from 'playwright/test'
import { chromiumArguments, findChromium } from './support/chromium.ts'

const isCi = Boolean(process.env['CI'])
const reporters: ReporterDescription[] = [['list']]
if (isCi) reporters.push(['json', { outputFile: '../reports/e2e.json' }])

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // These have configurations of their own.
  testIgnore: 'oracle/other-browsers/**',
  outputDir: '../test-results',
  globalSetup: './support/build-dashboard.ts',
  // Each worker runs a lab of its own. A third one uses two cores while the others wait; more get in each other's way.
  workers: 3,
  fullyParallel: true,
  forbidOnly: isCi,
  retries: 0,
  timeout: 45_000,
  // What others do on the machine must not fail a test.
  expect: { timeout: 10_000 },
  reporter: reporters,
  use: {
    launchOptions: { executablePath: findChromium() ?? '', args: chromiumArguments },
    screenshot: 'only-on-failure',
  },
})
