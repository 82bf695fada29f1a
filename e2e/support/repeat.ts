import { expect, type Locator, type Page } from 'playwright/test'

type RepeatRow =
  | 'outcomes'
  | 'options-at-proxy'
  | 'options-at-backend'
  | 'spared'
  | 'requests-at-backend'
  | 'work'
  | 'errors'

/** What the bench says of a repeat. */
interface RepeatSummary {
  readonly region: Locator
  /** Waits until the repeat has ended as these words say. */
  readonly settled: (words: string) => Promise<void>
  /** The cells of a row by its key, one for each lane. */
  readonly row: (key: RepeatRow) => Promise<readonly string[]>
}

/** Starts a repeat of so many attempts for each lane. */
export async function repeat(page: Page, times: number): Promise<RepeatSummary> {
  await page.getByLabel('Times', { exact: true }).fill(String(times))
  await page.getByRole('button', { name: `Repeat ${times} times` }).click()
  const region = page.getByRole('region', { name: 'Repeat' })
  return {
    region,
    settled: async (words) => expect(region.getByRole('status')).toContainText(words, { timeout: 20_000 }),
    row: (key) => region.locator(`[data-fact=${key}]`).getByRole('cell').allTextContents(),
  }
}
