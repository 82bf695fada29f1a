import type { Page } from 'playwright/test'

/** What a visitor may have to fetch before the bench is there, in bytes. */
export const mostScriptOfFirstLoad = 150_000

/** The scripts that the page has fetched so far, by the browser's own account. */
export const scriptsOf = (
  page: Page,
): Promise<readonly { readonly name: string; readonly bytes: number }[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'))
      .map((entry) => ({
        name: new URL(entry.name).pathname,
        // The body as it is compressed, and a head.
        bytes: (entry as PerformanceResourceTiming).transferSize,
      })),
  )

/** Opens the dashboard, waits until the page rests, and returns the bytes of all script that came over the wire. */
export async function scriptOfFirstLoad(page: Page, dashboard: string): Promise<number> {
  await page.goto(dashboard)
  await page.locator('[data-lane]').first().waitFor()
  // Long enough for what is loaded beside the page.
  await page.waitForTimeout(2_500)
  return (await scriptsOf(page)).reduce((sum, { bytes }) => sum + bytes, 0)
}
