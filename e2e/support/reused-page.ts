import type { Browser, CDPSession, Page } from 'playwright/test'
import type { Lab } from '../../servers/launch.ts'

/**
 * A page that the tests of a worker use one after the other, each of them as if it were new. A context of its own for
 * each test is a process that reads and compiles the whole dashboard once more: three times what it takes here.
 *
 * A preflight stays in the browser's cache from one test to the next, under a fragment that no other attempt has.
 */
export class ReusedPage {
  private readonly lab: Lab
  private readonly page: Page
  private readonly session: CDPSession

  static async open(browser: Browser, lab: Lab): Promise<ReusedPage> {
    const page = await (await browser.newContext()).newPage()
    return new ReusedPage(lab, page, await page.context().newCDPSession(page))
  }

  private constructor(lab: Lab, page: Page, session: CDPSession) {
    this.lab = lab
    this.page = page
    this.session = session
  }

  /** The page with nothing under way, nothing stored and nothing allowed, of the usual size. */
  async asNew(): Promise<Page> {
    const { lab, page, session } = this
    const context = page.context()
    for (const each of context.pages()) if (each !== page) await each.close()
    page.removeAllListeners()
    // Of the dashboard's origin, so that its process stays and its storage can be emptied.
    await page.goto(`${lab.dashboard}/healthz`)
    await Promise.all([
      page.evaluate(() => sessionStorage.clear()),
      session.send('Storage.clearDataForOrigin', { origin: lab.dashboard, storageTypes: 'all' }),
      session.send('Network.clearBrowserCache'),
      context.clearCookies(),
      context.clearPermissions(),
      page.emulateMedia({ colorScheme: null, reducedMotion: null }),
      page.setViewportSize({ width: 1280, height: 720 }),
    ])
    return page
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }
}
