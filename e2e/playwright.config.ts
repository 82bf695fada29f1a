import { defineConfig, type ReporterDescription } from 'playwright/test'
import { chromiumArguments, findChromium } from './chromium.ts'

const isCi = Boolean(process.env['CI'])
const reporters: ReporterDescription[] = [['list']]
if (isCi) reporters.push(['json', { outputFile: '../reports/e2e.json' }])

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  globalSetup: './build-dashboard.ts',
  // Each worker runs a lab of its own; more than two browsers on two cores only get in each other's way.
  workers: 2,
  fullyParallel: true,
  forbidOnly: isCi,
  retries: 0,
  timeout: 30_000,
  reporter: reporters,
  use: {
    launchOptions: { executablePath: findChromium() ?? '', args: chromiumArguments },
    screenshot: 'only-on-failure',
  },
})
