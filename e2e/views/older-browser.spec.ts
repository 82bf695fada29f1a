import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BenchPage, laneNames } from '../support/bench-page.ts'
import { checkout } from '../support/checkout.ts'
import { expect, test } from '../support/fixtures.ts'

test('no style that is delivered needs light-dark()', async ({ lab }) => {
  // The lab has built it by now.
  expect(lab.dashboard).not.toBe('')
  const folder = join(checkout, 'dist/ui/assets/')
  const styles = (await readdir(folder)).filter((name) => name.endsWith('.css'))
  expect(styles.length).toBeGreaterThan(0)
  for (const name of styles) expect(await readFile(folder + name, 'utf8'), name).not.toContain('light-dark(')
})

test('without subgrid every row stands at one height in all lanes, and no cell lies over another', async ({
  browser,
  lab,
}) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } })
  const page = await context.newPage()
  await page.goto(`${lab.dashboard}/bench`)
  await new BenchPage(page).lanes.first().waitFor()
  // The style sheets as a browser without subgrid reads them: it drops what it does not know, and the rest applies.
  await page.evaluate(async () => {
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
      const style = document.createElement('style')
      const text = await (await fetch(link.href)).text()
      style.textContent = text
        .replaceAll(/grid-template-rows:\s*subgrid;?/g, '')
        .replaceAll(/@supports not \(grid-template-rows:\s*subgrid\)/g, '@supports (display: grid)')
      link.replaceWith(style)
    }
  })
  const boxes = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-lane] [data-row]')]
      .filter((cell) => getComputedStyle(cell).position !== 'sticky')
      .map((cell) => {
        const { top, bottom, left, right } = cell.getBoundingClientRect()
        return { row: cell.dataset['row'] ?? '', top, bottom, left, right }
      })
      .filter(({ top, bottom }) => bottom > top),
  )
  expect(boxes.length).toBeGreaterThan(10)
  for (const box of boxes)
    for (const other of boxes) {
      if (other === box) continue
      if (other.row === box.row) expect(Math.abs(other.top - box.top), `row ${box.row}`).toBeLessThan(1)
      const isOver =
        box.left < other.right - 1 &&
        other.left < box.right - 1 &&
        box.top < other.bottom - 1 &&
        other.top < box.bottom - 1
      expect(isOver, `rows ${box.row} and ${other.row}`).toBe(false)
    }
  await context.close()
})

test('a user agent that names Safari does not change what the page takes Chromium for', async ({
  browser,
  lab,
}) => {
  const context = await browser.newContext({
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  })
  const page = await context.newPage()
  await page.goto(`${lab.dashboard}/reasons/acao-missing`)
  await expect(page.getByRole('list', { name: 'What each console says' })).toContainText(
    'Chromium this browser',
  )
  await context.close()
})

test('in a browser that was never measured the page says so, and its attempts are joined and judged by the standard', async ({
  browser,
  lab,
}) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  // Without one of the two features by which the page knows Chromium.
  await page.addInitScript(() => {
    const supports = CSS.supports.bind(CSS)
    Object.assign(CSS, {
      supports: (...condition: [string, string]) =>
        condition[0] !== '-webkit-box-reflect' && supports(...condition),
    })
  })
  await page.goto(`${lab.dashboard}/bench`)
  const bench = new BenchPage(page)
  for (const lane of laneNames)
    await expect(bench.row(lane, 'outcome')).toContainText('This browser was never measured')
  await bench.send()
  for (const lane of laneNames) await expect(bench.row(lane, 'predicted')).toContainText('as it happened')
  await page.goto(`${lab.dashboard}/traffic`)
  await expect(page.getByRole('region', { name: 'Experiment' })).toContainText(
    'This browser was never measured',
  )
  await context.close()
})
