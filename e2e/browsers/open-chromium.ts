import { chromium, type Frame, type Page } from 'playwright'
import { startGuard } from '../../servers/guard.test-support.ts'
import { chromiumArguments } from '../chromium.ts'
import type { BrowserPage, ConsoleMessage, OpenBrowser, ScriptTarget } from './browser.ts'
import { programsOf } from './find-browser.ts'
import { makeFolder } from './guarded-program.ts'
import { runBy } from './page-script.ts'

/**
 * Starts Chromium by Playwright. It ends with this process, since it is driven through a pipe.
 * @throws Error when it is not installed.
 */
export async function openChromium(): Promise<OpenBrowser> {
  const program = programsOf('chromium')
  const guard = await startGuard()
  try {
    const context = await chromium.launchPersistentContext(await makeFolder(guard, 'chromium'), {
      executablePath: program('Chromium'),
      args: chromiumArguments,
      ignoreHTTPSErrors: true,
      viewport: { width: 1440, height: 1000 },
    })
    return {
      name: 'chromium',
      version: `Chromium ${context.browser()?.version()}`,
      async page(url) {
        const page = pageOf(await context.newPage())
        await page.goto(url)
        return page
      },
      async close() {
        await context.close()
        await guard.close()
      },
    }
  } catch (error) {
    await guard.close()
    throw error
  }
}

function pageOf(page: Page): BrowserPage {
  const messages: ConsoleMessage[] = []
  const pageErrors: string[] = []
  page.on('console', (message) => messages.push({ type: message.type(), text: message.text() }))
  page.on('pageerror', (error) => pageErrors.push(error.message))
  return {
    ...targetOf(page.mainFrame()),
    messages,
    pageErrors,
    goto: async (url) => void (await page.goto(url)),
    screenshot: () => page.screenshot(),
    frames: async () => page.frames().slice(1).map(targetOf),
    setSize: (size) => page.setViewportSize(size),
    close: () => page.close(),
  }
}

const targetOf = (frame: Frame): ScriptTarget => ({
  run: (fn, argument) => runBy((expression) => frame.evaluate(expression), fn, argument),
})
