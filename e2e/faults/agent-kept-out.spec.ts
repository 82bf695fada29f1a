import type { Page } from 'playwright/test'
import { expect, test } from '../support/fixtures.ts'
import { repeat } from '../support/repeat.ts'

test('an agent page that does not answer is said, with what to do, and the next Send tries again', async ({
  bench,
  lab,
  page,
}) => {
  await keepFramesOut(page)
  const origin = lab.origins.find((each) => each.includes('evil'))!
  await bench.compose({ 'Page origin': origin })
  await bench.send()
  await expect(bench.row('no-CORS', 'outcome')).toContainText(
    `The agent page for the origin ${origin} did not answer within 5 s`,
  )
  await page.reload()
  await bench.send()
  await bench.expectOutcomes({ 'no-CORS': 'blocked-at-preflight' })
})

test('what the lab cannot send is said, and not tried again and again', async ({ bench, lab, page }) => {
  await keepFramesOut(page)
  const origin = lab.origins.find((each) => each.includes('evil'))!
  await bench.compose({ 'Page origin': origin })
  const { settled, row } = await repeat(page, 1_000)
  await settled(`The agent page for the origin ${origin} did not answer within 5 s`)
  expect(await row('outcomes')).toContain('1 not sent by the lab')
})

/** As a browser's extension would do it: by a policy of the page that embeds them. */
async function keepFramesOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    const meta = document.createElement('meta')
    meta.httpEquiv = 'Content-Security-Policy'
    meta.content = "frame-src 'none'"
    document.head.append(meta)
  })
}
