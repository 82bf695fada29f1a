import type { Browser } from 'playwright'
import type { Lab } from '../../servers/launch.ts'

/**
 * How long a person waits who opens the question: milliseconds from the beginning of the navigation until every cell has
 * been sent, looked up at the witnesses and drawn. A browser context of its own: nothing is in a cache.
 */
export async function timeQuestion(browser: Browser, lab: Lab): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${lab.dashboard}/question`, { waitUntil: 'commit' })
  const filled = await page.waitForFunction(
    () => document.querySelector('table[data-sent="1"]') !== null && performance.now(),
    null,
    { timeout: 60_000 },
  )
  const ms = Number(await filled.jsonValue())
  // Its stages go with the page.
  await page.goto('about:blank')
  await context.close()
  return ms
}
