import { BenchPage } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { hasFontsOfPictures, stillPage } from './pictures.ts'

const states = {
  'first run': async () => {},
  'one lane blocks': (bench: BenchPage) => bench.send(),
  'blocked, and the work was done': async (bench: BenchPage) => {
    await bench.compose({ Method: 'POST', Path: '/orders', 'Content type': 'text/plain' })
    await bench.send()
  },
} as const

for (const width of [1440, 1280, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the main states, at ${width} pixels, ${colorScheme}`, async ({ lab, page }) => {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const bench = new BenchPage(page)
      for (const [state, bring] of Object.entries(states)) {
        await page.goto(lab.dashboard)
        await expect(bench.lane('no-CORS')).toBeVisible()
        test.skip(!(await hasFontsOfPictures(page)), 'This computer has other fonts.')
        await bring(bench)
        await stillPage(page)
        await expect.soft(page).toHaveScreenshot(`${state}-${width}-${colorScheme}.png`, {
          mask: [page.locator('[data-fact=diagram]'), page.getByRole('region', { name: 'History' })],
          maskColor: '#808080',
          // A noisy machine draws the edge of a letter otherwise now and then; a row that is missing is more.
          maxDiffPixelRatio: 0.01,
        })
      }
    })
  }
}
