import type { Page } from 'playwright/test'

/** Goes to an address as by a link within the app: to load the page once more takes as long as most tests do. */
export async function followWithin(page: Page, href: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), href)
}
