import { BenchPage } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { watchLayoutShifts } from '../support/layout-shifts.ts'

const widths = [1440, 1280, 390] as const

for (const width of widths) {
  test(`at ${width} pixels nothing moves while results come in, and nothing is wider than the page`, async ({
    lab,
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(lab.dashboard)
    const shifts = await watchLayoutShifts(page)
    const bench = new BenchPage(page)
    await expect(bench.grid).toBeVisible()
    const before = (await shifts()).length
    await bench.send()
    await bench.send('warm')
    await bench.compose({ Method: 'POST', Path: '/orders', 'Content type': 'text/plain' })
    await bench.send()
    await bench.compose({ Method: 'GET', Path: '/slow?ms=1200' })
    await bench.send()
    // Text that takes another text's place in a line is no jump of a row; boxes have to stay.
    const moved = (await shifts())
      .slice(before)
      .filter(({ moved }) => moved.some((node) => !node.startsWith('#')))
    expect(moved).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
}

test('while the page loads nothing moves but what the lanes push down once', async ({ lab, page }) => {
  await page.goto(lab.dashboard)
  const shifts = await watchLayoutShifts(page)
  await expect(new BenchPage(page).grid).toBeVisible()
  const found = await shifts()
  const sum = found.reduce((total, { value }) => total + value, 0)
  expect(sum, JSON.stringify(found)).toBeLessThan(0.01)
})
