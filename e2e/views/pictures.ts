import { readFileSync, writeFileSync } from 'node:fs'
import { test, type Page } from 'playwright/test'

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

/** Whether this computer has the fonts of the pictures; where these are taken anew, its fonts are written down. */
export async function hasFontsOfPictures(page: Page): Promise<boolean> {
  const fonts = JSON.stringify(await fontsOf(page))
  if (test.info().config.updateSnapshots === 'all') writeFileSync(fontsFile, `${fonts}\n`)
  return JSON.stringify(JSON.parse(readFileSync(fontsFile, 'utf8'))) === fonts
}

/** What differs from run to run: ports, times and durations, in texts and in fields. */
export async function stillPage(page: Page): Promise<void> {
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
