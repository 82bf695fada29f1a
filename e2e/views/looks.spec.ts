import { readFileSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { BenchPage } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'

/** Pictures can be compared only where texts have the same fonts; elsewhere the other specs have to do. */
const fontsFile = new URL('looks.spec.ts-snapshots/fonts.json', import.meta.url)

const fontsOf = (page: Page) =>
  page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d')
    const { fontFamily } = getComputedStyle(document.body)
    const mono = getComputedStyle(document.documentElement).getPropertyValue('--mono')
    return [fontFamily, mono].map((family) => {
      if (context === null) return 0
      context.font = `100px ${family}`
      return Math.round(context.measureText('Access-Control-Allow-Origin: 0123456789').width)
    })
  })

/** What differs from run to run: ports, times and durations, in texts and in fields. */
async function stillPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const still = (text: string) =>
      text
        .replaceAll(/localhost:\d{4,5}/g, 'localhost:4100')
        .replaceAll(/127\.0\.0\.1:\d{4,5}/g, '127.0.0.1:4100')
        .replaceAll(/^\d{4,5}$/g, '4100')
        .replaceAll(/\d\d:\d\d:\d\d/g, '10:41:12')
        .replaceAll(/\w{3}, \d\d \w{3} \d{4}/g, 'Tue, 24 Nov 2026')
        .replaceAll(/\d+(\.\d+)? ms/g, '2.4 ms')
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      node.nodeValue = still(node.nodeValue ?? '')
    for (const field of document.querySelectorAll('input')) field.value = still(field.value)
  })
}

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
    test(`the main states, at ${width} pixels, ${colorScheme}`, async ({ lab, page }, { config }) => {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const bench = new BenchPage(page)
      for (const [state, bring] of Object.entries(states)) {
        await page.goto(lab.dashboard)
        await expect(bench.lane('no-CORS')).toBeVisible()
        const fonts = JSON.stringify(await fontsOf(page))
        if (config.updateSnapshots === 'all') writeFileSync(fontsFile, `${fonts}\n`)
        test.skip(
          JSON.stringify(JSON.parse(readFileSync(fontsFile, 'utf8'))) !== fonts,
          'This computer has other fonts.',
        )
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
