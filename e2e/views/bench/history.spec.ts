import { readFileSync } from 'node:fs'
import type { Download, Locator, Page } from 'playwright/test'
import { BenchPage } from '../../support/bench-page.ts'
import { expect, test } from '../../support/fixtures.ts'
import { watchLayoutShifts } from '../../support/layout-shifts.ts'

interface HistoryFile {
  readonly format: string
  readonly version: number
  readonly recorded: boolean
  readonly runs: readonly Record<string, unknown>[]
}

const historyOf = (page: Page) => page.getByRole('region', { name: 'History' })
const attemptsOf = (page: Page) =>
  historyOf(page).getByRole('list', { name: 'Attempts, newest first' }).getByRole('button')
const button = (page: Page, name: string) => historyOf(page).getByRole('button', { name, exact: true })

/** The numbers of the attempts, in the order in which they stand on screen. */
async function numbersOf(attempts: Locator): Promise<readonly number[]> {
  const found = await attempts.evaluateAll((elements) =>
    elements
      .toSorted((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)
      .map(({ textContent }) => Number(/Attempt (\d+)/.exec(textContent)?.[1])),
  )
  return found
}

const contentOf = async (download: Download): Promise<HistoryFile> =>
  JSON.parse(readFileSync(await download.path(), 'utf8')) as HistoryFile

async function exported(page: Page): Promise<HistoryFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Export').click()])
  return contentOf(download)
}

async function importInto(page: Page, name: string, content: unknown): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'Import').click()])
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
}

/** A readable PUT, then a GET from a stranger, which is blocked in all lanes. */
async function sendTwo(bench: BenchPage): Promise<void> {
  await bench.send()
  await bench.compose({ Method: 'GET', Path: '/orders', 'Page origin': 'null' })
  await bench.send()
}

test('each attempt is kept with the outcome of every lane, newest first, also after a reload', async ({
  bench,
  page,
}) => {
  await expect(historyOf(page)).toContainText('Each attempt that you send is kept here.')
  await sendTwo(bench)
  for (const _ of ['as sent', 'as kept']) {
    await expect(attemptsOf(page)).toHaveCount(2)
    expect(await numbersOf(attemptsOf(page))).toEqual([2, 1])
    await expect(attemptsOf(page).nth(1)).toHaveAccessibleName(
      /^Attempt 1 PUT \/orders\/17 .*backend-CORS readable, proxy-CORS readable, no-CORS blocked at the preflight$/,
    )
    await expect(attemptsOf(page).nth(0)).toHaveAccessibleName(
      /^Attempt 2 GET \/orders origin null .*backend-CORS blocked at the response, .*no-CORS blocked at the response$/,
    )
    await page.reload()
  }
})

test('an older attempt is opened with its outcomes, and a link to it opens it again', async ({
  bench,
  page,
}) => {
  await sendTwo(bench)
  await bench.expectOutcomes({ 'backend-CORS': 'blocked-at-response', 'no-CORS': 'blocked-at-response' })
  await attemptsOf(page).nth(1).click()
  for (const _ of ['as opened', 'as linked']) {
    await bench.expectOutcomes({ 'backend-CORS': 'readable', 'no-CORS': 'blocked-at-preflight' })
    await expect(bench.runHead).toContainText('from the history')
    await expect(attemptsOf(page).nth(1)).toHaveAttribute('aria-current', 'true')
    await expect(attemptsOf(page).nth(0)).not.toHaveAttribute('aria-current')
    // The URL is written a moment after the click.
    await expect(page).toHaveURL(/attempt=/)
    await page.reload()
  }
})

test('two attempts are compared, lane beside lane, by mouse and by keyboard', async ({ bench, page }) => {
  await sendTwo(bench)
  const compare = button(page, 'Compare')
  await compare.click()
  await expect(compare).toHaveAttribute('aria-pressed', 'true')
  await expect(historyOf(page).getByRole('status').filter({ hasText: 'Choose' })).toContainText('attempt 2')
  await page.keyboard.press('Escape')
  await expect(compare).toHaveAttribute('aria-pressed', 'false')

  await compare.press('Enter')
  await attemptsOf(page).nth(0).press('ArrowRight')
  await expect(attemptsOf(page).nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(attemptsOf(page).nth(1)).toHaveAccessibleName(/compared/)
  await expect(page.getByRole('region', { name: 'backend-CORS, attempt 2 lane' })).toHaveAttribute(
    'data-outcome',
    'blocked-at-response',
  )
  await expect(page.getByRole('region', { name: 'backend-CORS, attempt 1 lane' })).toHaveAttribute(
    'data-outcome',
    'readable',
  )
  // A copy is of what is composed, once for each lane.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy as curl' }).click()
  await expect(page.getByText('Copied as curl')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.match(/^# \S+-CORS.*$/gm)).toEqual(['# backend-CORS', '# proxy-CORS', '# no-CORS'])
  await compare.click()
  await expect(page.getByRole('region', { name: 'backend-CORS, attempt 1 lane' })).toHaveCount(0)
  await expect(compare).toHaveAttribute('aria-pressed', 'false')
})

test('what is cleared can be put back until the next attempt', async ({ bench, page }) => {
  await sendTwo(bench)
  await button(page, 'Clear').click()
  await expect(attemptsOf(page)).toHaveCount(0)
  await expect(historyOf(page).getByRole('status').filter({ hasText: '2 attempts cleared.' })).toBeVisible()
  await button(page, 'Undo').click()
  await expect(attemptsOf(page)).toHaveCount(2)
  expect(await numbersOf(attemptsOf(page))).toEqual([2, 1])
  await button(page, 'Clear').click()
  await bench.send()
  await expect(attemptsOf(page)).toHaveCount(1)
  expect(await numbersOf(attemptsOf(page))).toEqual([3])
  await expect(button(page, 'Undo')).toHaveCount(0)
  await page.reload()
  await expect(attemptsOf(page)).toHaveCount(1)
})

test('an export is JSON that says it is recorded; elsewhere its attempts stay recorded, and no lane is asked', async ({
  bench,
  browser,
  lab,
  page,
}) => {
  await sendTwo(bench)
  const file = await exported(page)
  expect(file).toMatchObject({ format: 'cors-lab-history', version: 1, recorded: true })
  expect(file.runs.map(({ number }) => number)).toEqual([2, 1])

  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(lab.dashboard)
  const lanes = new Set(
    lab.stages
      .get('default')
      .describe()
      .lanes.map(({ url }) => url),
  )
  const asked: string[] = []
  elsewhere.on('request', (request) => asked.push(new URL(request.url()).origin))
  await importInto(elsewhere, 'monday.json', file)
  await expect(attemptsOf(elsewhere)).toHaveCount(2)
  await elsewhere.reload()
  await attemptsOf(elsewhere).nth(1).click()
  await expect(attemptsOf(elsewhere).nth(1)).toHaveAccessibleName(/recorded/)
  const elsewhereBench = new BenchPage(elsewhere)
  await elsewhereBench.expectOutcomes({
    'backend-CORS': 'readable',
    'no-CORS': 'blocked-at-preflight',
  })
  await expect(elsewhereBench.runHead).toContainText('recorded')
  expect(asked.filter((origin) => lanes.has(origin))).toEqual([])

  await importInto(elsewhere, 'monday.json', await exported(elsewhere))
  await expect(historyOf(elsewhere)).toContainText('2 were here already')
  await expect(attemptsOf(elsewhere)).toHaveCount(2)
  await elsewhere.context().close()
})

test('of a damaged file the good attempts are taken and the bad ones named; nothing that is here is lost', async ({
  bench,
  page,
}) => {
  await sendTwo(bench)
  const file = await exported(page)
  const [good, bad] = file.runs
  const runs = [
    { ...good, id: 'good', number: 77 },
    { ...bad, id: 'bad', request: {} },
  ]
  await importInto(page, 'half.json', { ...file, runs })
  const alert = historyOf(page).getByRole('alert')
  await expect(alert).toContainText('1 attempt recorded in half.json was added; 1 cannot be read.')
  await expect(alert).toContainText('Run 2: request.origin is missing.')
  await expect(attemptsOf(page)).toHaveCount(3)
  expect(await numbersOf(attemptsOf(page))).toEqual([77, 2, 1])

  await importInto(page, 'broken.json', JSON.stringify(file).slice(0, 500))
  await expect(alert).toContainText('Nothing was taken from broken.json, and the history is as it was.')
  await expect(alert).toContainText('breaks off at character 500')
  await importInto(page, 'package.json', '{"name":"another"}')
  await expect(alert).toContainText('no history of CORS Lab')
  await expect(attemptsOf(page)).toHaveCount(3)
  await button(page, 'Dismiss').click()
  await expect(alert).toHaveCount(0)
})

test('text of a file is text and nothing more', async ({ bench, page }) => {
  await bench.send()
  const file = await exported(page)
  const html = '<img src=x onerror="document.title=1">'
  const [run] = file.runs as readonly { readonly request: object; readonly lanes: readonly object[] }[]
  const runs = [
    {
      ...run,
      id: 'html',
      request: { ...run!.request, method: html, path: html },
      lanes: run!.lanes.map((lane) => Object.assign({}, lane, { name: html })),
    },
  ]
  await importInto(page, html, { ...file, runs })
  await expect(attemptsOf(page)).toHaveCount(2)
  await attemptsOf(page).nth(0).click()
  await expect(page.getByRole('region', { name: html }).first()).toBeVisible()
  await expect(attemptsOf(page).nth(0)).toContainText(html.slice(0, 10))
  await expect(page.locator('img')).toHaveCount(0)
  await expect(page).toHaveTitle('Bench · CORS Lab')
})

test('two tabs share one history: neither loses an attempt, and no number is used twice', async ({
  bench,
  context,
  lab,
  page,
}) => {
  const otherPage = await context.newPage()
  await otherPage.goto(lab.dashboard)
  const other = new BenchPage(otherPage)
  await expect(other.lane('no-CORS')).toBeVisible()
  const press = (each: Page) => each.getByRole('button', { name: 'Send', exact: true }).click()
  for (const count of [2, 4, 6]) {
    await Promise.all([press(bench.page), press(otherPage)])
    for (const each of [page, otherPage]) await expect(attemptsOf(each)).toHaveCount(count)
  }
  for (const each of [page, otherPage])
    expect((await numbersOf(attemptsOf(each))).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6])
  await button(otherPage, 'Clear').click()
  await expect(attemptsOf(page)).toHaveCount(0)
})

test('where the browser keeps nothing the history lasts as long as the page, and says so', async ({
  browser,
  lab,
}) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError')
    }
  })
  await page.goto(lab.dashboard)
  const bench = new BenchPage(page)
  await expect(historyOf(page).getByRole('heading')).toContainText('not kept')
  await expect(historyOf(page).getByRole('heading')).toContainText('Access is denied for this document')
  await sendTwo(bench)
  await expect(attemptsOf(page)).toHaveCount(2)
  await attemptsOf(page).nth(1).click()
  await bench.expectOutcomes({ 'backend-CORS': 'readable' })
  await page.reload()
  await expect(attemptsOf(page)).toHaveCount(0)
  await context.close()
})

test('what is damaged, or kept by another version of the lab, is left out, and said', async ({
  bench,
  page,
}) => {
  await sendTwo(bench)
  await expect(attemptsOf(page)).toHaveCount(2)
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('cors-lab')
        request.addEventListener('error', reject)
        request.addEventListener('success', () => {
          const transaction = request.result.transaction(['rows', 'runs'], 'readwrite')
          transaction.objectStore('rows').put({ id: 'old', format: 0, entry: {} })
          const runs = transaction.objectStore('runs')
          const keys = runs.getAllKeys()
          keys.addEventListener('success', () => {
            for (const id of keys.result) runs.put({ id, text: '{"id":' })
          })
          transaction.addEventListener('complete', resolve)
        })
      }),
  )
  await page.reload()
  const alert = historyOf(page).getByRole('alert')
  await expect(alert).toContainText('1 attempt in the history cannot be read')
  await expect(attemptsOf(page)).toHaveCount(2)
  await attemptsOf(page).nth(1).click()
  await expect(alert).toContainText('The attempt cannot be opened')
  await bench.send()
  await expect(attemptsOf(page)).toHaveCount(3)
})

test('no attempt that comes in moves another, and the bar has its height from the start', async ({
  lab,
  page,
}) => {
  await page.goto(lab.dashboard)
  const shifts = await watchLayoutShifts(page)
  const bench = new BenchPage(page)
  await expect(bench.lane('no-CORS')).toBeVisible()
  const heights = [(await historyOf(page).boundingBox())?.height]
  const before = (await shifts()).length
  for (let count = 0; count < 8; count += 1) await bench.send()
  await expect(attemptsOf(page)).toHaveCount(8)
  await expect(attemptsOf(page).first()).toBeInViewport()
  heights.push((await historyOf(page).boundingBox())?.height)
  expect(heights[1]).toBe(heights[0])
  const moved = (await shifts()).slice(before).flatMap(({ moved }) => moved)
  expect(moved.filter((node) => /^(li|ol|button)\b|in History$/.test(node))).toEqual([])
})

test('at 390 pixels everything is within reach', async ({ bench, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await bench.send()
  const more = button(page, 'More of the history')
  for (const name of ['Compare', 'Clear', 'Export', 'Import']) {
    await more.click()
    await expect(button(page, name)).toBeVisible()
    expect((await button(page, name).boundingBox())?.height).toBeGreaterThanOrEqual(40)
    await page.keyboard.press('Escape')
  }
  await more.click()
  await button(page, 'Clear').click()
  await button(page, 'Undo').click()
  await expect(attemptsOf(page)).toHaveCount(1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})
