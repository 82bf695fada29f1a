import type { Frame, Page } from 'puppeteer-core'
import type { BrowserPage, ConsoleMessage, OpenBrowser, ScriptTarget } from './browser.ts'
import { startFirefox } from './firefox.ts'
import { runBy } from './page-script.ts'

const preferences = {
  // Several pages are used at once, and all but one of them are in the background.
  'dom.min_background_timeout_value': 4,
  'dom.min_background_timeout_value_without_budget_throttling': 4,
  'dom.timeout.enable_budget_timer_throttling': false,
}

const patienceMs = 600_000

/**
 * Starts Firefox and drives it through WebDriver BiDi.
 * @param ownPreferences what a person may have set in about:config, beside what the tests need.
 * @throws Error when it is not installed, or does not start.
 */
export async function openFirefox(
  ownPreferences: Readonly<Record<string, unknown>> = {},
): Promise<OpenBrowser> {
  const firefox = await startFirefox({
    preferences: { ...preferences, ...ownPreferences },
    viewport: { width: 1440, height: 1000 },
  })
  const { browser } = firefox
  return {
    name: 'firefox',
    version: (await browser.version()).replace('firefox/', 'Firefox '),
    async page(url) {
      const page = pageOf(await browser.newPage())
      await page.goto(url)
      return page
    },
    close: () => firefox.close(),
  }
}

function pageOf(page: Page): BrowserPage {
  const messages: ConsoleMessage[] = []
  const pageErrors: string[] = []
  page.on('console', (message) => messages.push({ type: message.type(), text: message.text() }))
  page.on('pageerror', (error) => pageErrors.push(error instanceof Error ? error.message : String(error)))
  return {
    ...targetOf(page.mainFrame()),
    messages,
    pageErrors,
    goto: async (url) => void (await page.goto(url, { waitUntil: 'load', timeout: patienceMs })),
    screenshot: async () => Buffer.from(await page.screenshot()),
    frames: async () => framesIn(page.mainFrame()).map(targetOf),
    setSize: (size) => page.setViewport(size),
    close: () => page.close(),
  }
}

function framesIn(frame: Frame): readonly Frame[] {
  const frames: Frame[] = []
  for (const child of frame.childFrames()) frames.push(child, ...framesIn(child))
  return frames
}

const targetOf = (frame: Frame): ScriptTarget => ({
  run: (fn, argument) => runBy((expression) => frame.evaluate(expression), fn, argument),
})
