import type { Browser, BrowserContext, Page } from 'playwright/test'
import type { ScriptTarget } from '../../support/browsers/browser.ts'
import { runBy } from '../../support/browsers/page-script.ts'
import { Failures } from './failures.ts'
import type { Failure } from './observed.ts'
import type { PageWanted, ReplayBrowser } from './replay-browser.ts'

/** A Chromium of Playwright's, whose DevTools protocol tells why fetches fail. */
export class ReplayInChromium implements ReplayBrowser {
  readonly #browser: Browser
  readonly #contexts = new Map<string, BrowserContext>()
  readonly #failures = new Failures()

  constructor(browser: Browser) {
    this.#browser = browser
  }

  async open({ url, isOpaque, lnaPermission }: PageWanted): Promise<ScriptTarget> {
    const page = await (await this.#contextOf(lnaPermission)).newPage()
    await page.goto(url)
    const frame = isOpaque ? opaqueFrame(page) : page.mainFrame()
    await this.#failures.watch(await page.context().newCDPSession(isOpaque ? frame : page))
    return {
      run: (fn, argument) => runBy((expression) => frame.evaluate(expression), fn, argument),
    }
  }

  clearCaches(): Promise<void> {
    return this.#failures.clearCaches()
  }

  takeNetworkChange(): boolean {
    return this.#failures.takeNetworkChange()
  }

  takeFailures(expected: readonly string[]): Promise<ReadonlyMap<string, Failure>> {
    return this.#failures.take(expected)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#contexts.values()].map((context) => context.close()))
  }

  async #contextOf(permission: PageWanted['lnaPermission']): Promise<BrowserContext> {
    const known = this.#contexts.get(permission)
    if (known !== undefined) return known
    const context = await this.#browser.newContext()
    if (permission === 'granted') await context.grantPermissions(['local-network-access'])
    this.#contexts.set(permission, context)
    return context
  }
}

function opaqueFrame(page: Page) {
  const [frame] = page.mainFrame().childFrames()
  if (frame === undefined) throw new Error('The page has no sandboxed frame.')
  return frame
}
