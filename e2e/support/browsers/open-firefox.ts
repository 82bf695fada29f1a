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
    ...targetIn(page, page.mainFrame()),
    messages,
    pageErrors,
    goto: async (url) => void (await page.goto(url, { waitUntil: 'load', timeout: patienceMs })),
    screenshot: async () => Buffer.from(await page.screenshot()),
    frames: async () => framesIn(page.mainFrame()).map((frame) => targetIn(page, frame)),
    setSize: (size) => page.setViewport(size),
    close: () => page.close(),
  }
}

function framesIn(frame: Frame): readonly Frame[] {
  const frames: Frame[] = []
  for (const child of frame.childFrames()) frames.push(child, ...framesIn(child))
  return frames
}

let runs = 0

/** The runs that a document has begun and not ended; another document does not have them. */
const runsOf = `(window[Symbol.for('test runs')] ??= new Set())`

function targetIn(page: Page, frame: Frame): ScriptTarget {
  const evaluate = async (expression: string) => {
    const key = (runs += 1)
    const isGone = async () => !(await frame.evaluate(`${runsOf}.has(${key})`))
    const left = watchForLeaving(page, frame, isGone)
    try {
      return await Promise.race([
        frame.evaluate(`${runsOf}.add(${key}), ${expression}.finally(() => ${runsOf}.delete(${key}))`),
        left.promise,
      ])
    } finally {
      left.stop()
    }
  }
  return { run: (fn, argument) => runBy(evaluate, fn, argument) }
}

/** Firefox does not end a script whose document goes away, and the wait for it would not either. */
function watchForLeaving(page: Page, frame: Frame, isGone: () => Promise<boolean>) {
  const { promise, reject } = rejectable()
  const fail = () => reject(new Error('The page was left before the function had ended.'))
  const onNavigated = (navigated: Frame) => {
    if (navigated === frame) void isGone().then((gone) => gone && fail(), fail)
  }
  const onDetached = (detached: Frame) => {
    if (detached === frame) fail()
  }
  page.on('framenavigated', onNavigated).on('framedetached', onDetached).on('close', fail)
  const stop = () => {
    page.off('framenavigated', onNavigated).off('framedetached', onDetached).off('close', fail)
  }
  return { promise, stop }
}

function rejectable() {
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<never>((_resolve, rejectIt) => (reject = rejectIt))
  return { promise, reject: (error: Error) => reject(error) }
}
