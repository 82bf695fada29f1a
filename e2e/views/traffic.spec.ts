import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import type { TrafficResult } from '../../scenarios/traffic/results/traffic-result.ts'
import { trafficRows } from '../../scenarios/traffic/results/traffic-rows.ts'
import { strategies } from '../../scenarios/words/strategy.ts'
import type { Lab } from '../../servers/launch.ts'
import { checkout } from '../support/checkout.ts'
import { enginesOf } from '../support/engines-of.ts'
import { expectClean } from '../support/expect-clean.ts'
import { expect, test } from '../support/fixtures.ts'
import { followWithin } from '../support/follow-within.ts'
import { runCommand } from '../support/run-command.ts'

/** Many, where there is time. */
const visitors = process.env['SOAK'] ? 200 : 8
const calls = visitors * 5
test.setTimeout(process.env['SOAK'] ? 600_000 : 90_000)

async function openTraffic(page: Page, lab: Lab, search = `visitors=${visitors}`) {
  await page.goto(`${lab.dashboard}/traffic?${search}`)
  const experiment = page.getByRole('region', { name: 'Experiment' })
  const send = experiment.getByRole('button', { name: /^Send [\d,]+ calls$/ })
  const end = experiment.locator('[data-part=progress]')
  /** Resolves with how it ended, in the page's words. */
  const ended = async () => {
    await expect(end).not.toBeEmpty({ timeout: process.env['SOAK'] ? 500_000 : 60_000 })
    return end.textContent()
  }
  /** The numbers of one row, by strategy; a row is known by the name of its column in a CSV. */
  const row = async (maxAge: number, column: string) => {
    const table = experiment.getByRole('table', { name: `Max-Age ${maxAge}`, exact: true })
    const heads = await table.getByRole('columnheader').allInnerTexts()
    const cells = await table.locator(`[data-fact=${column}]`).getByRole('cell').allTextContents()
    return Object.fromEntries(
      cells.map((cell, at) => [heads[at + 1]?.split('\n')[0] ?? '', Number(cell.replaceAll(',', ''))]),
    )
  }
  return { experiment, send, ended, row }
}

async function hasNginx(lab: Lab): Promise<boolean> {
  return (await enginesOf(lab)).some(({ name, available }) => name === 'nginx' && available)
}

test(`${visitors} visitors × 5 calls: with Max-Age 600 the backend does one preflight a visitor, with 0 one a call; the proxy takes all of them; the same by lab traffic`, async ({
  lab,
  page,
}) => {
  const cached = (await hasNginx(lab)) ? { 'cached-CORS': 1 } : {}
  const { send, ended, row } = await openTraffic(page, lab)
  await send.click()
  expect(await ended()).toMatch(/^All are counted/)

  const others = {
    'proxy-CORS': 0,
    'no-CORS': calls,
    'hybrid-CORS': 0,
    'both-CORS': 0,
    'same-origin': 0,
    ...cached,
  }
  expect(await row(600, 'options_at_backend')).toEqual({ 'backend-CORS': visitors, ...others })
  expect(await row(0, 'options_at_backend')).toEqual({ 'backend-CORS': calls, ...others })
  expect(await row(600, 'spared_by_browser')).toMatchObject({
    'backend-CORS': calls - visitors,
    'proxy-CORS': calls - visitors,
    'no-CORS': 0,
    'same-origin': 0,
  })
  for (const maxAge of [600, 0])
    for (const joined of Object.values(await row(maxAge, 'joined'))) expect(joined).toBe(calls)
  // The stage of its own is gone.
  await expect.poll(() => lab.stages.list().length).toBe(1)

  const command = ['run', '--silent', 'lab', '--', 'traffic', '--visitors', String(visitors), '--json']
  const { stdout, stderr } = await runCommand(['npm', '--prefix', checkout, ...command])
  expect(stderr).toBe('')
  const { results } = JSON.parse(stdout) as { results: readonly TrafficResult[] }
  for (const { maxAgeSeconds, lanes } of results)
    for (const { column, valueOf } of trafficRows) {
      const inPage = await row(maxAgeSeconds, column)
      const fromNode = lanes.map(({ strategy, counts }) => [strategies[strategy].title, valueOf(counts)])
      expect(Object.fromEntries(fromNode), `${column}, Max-Age ${maxAgeSeconds}`).toEqual(inPage)
    }
})

test('what is shown is saved as CSV, and the link opens the same experiment', async ({ lab, page }) => {
  const { send, ended } = await openTraffic(
    page,
    lab,
    'visitors=2&calls=2&maxAges=[5]&kinds=["get-header","get"]',
  )
  await send.click()
  await ended()
  // Nobody is left at the address of the same-origin lane.
  await expect(page.locator('iframe')).toHaveCount(0)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ])
  const csv = await readFile(await download.path(), 'utf8')
  expect(download.suggestedFilename()).toBe('traffic.csv')
  expect(csv).toMatch(/^max_age_seconds,strategy,environment,engine,calls,spared_by_browser,/)
  expect(csv).toMatch(/\r\n5,proxy,deployed,embedded,4,/)

  await page.getByLabel('Calls of each').fill('3')
  await expect(page).toHaveURL(/calls=3/)
  await page.reload()
  await expect(page.getByLabel('Calls of each')).toHaveValue('3')
  await expect(page.getByLabel('GET with X-Request-Id')).toBeChecked()
  await expect(page.getByLabel('PUT with JSON')).not.toBeChecked()
})

test('stopped in the middle by Escape it says how far it came; left by a reload, it leaves no stage', async ({
  lab,
  page,
}) => {
  const { send, ended, experiment } = await openTraffic(page, lab, 'visitors=1000')
  const progress = experiment.getByRole('progressbar')
  await send.click()
  await expect(progress).not.toHaveAttribute('aria-valuenow', '0')
  await page.keyboard.press('Escape')
  expect(await ended()).toMatch(/^Stopped after [\d,]+ of [\d,]+ calls\. You stopped it\.$/)
  await expect.poll(() => lab.stages.list().length).toBe(1)

  await send.click()
  await expect(progress).not.toHaveAttribute('aria-valuenow', '0')
  expect(lab.stages.list()).toHaveLength(2)
  await page.reload()
  await expect(send).toBeVisible()
  await expect.poll(() => lab.stages.list().length).toBe(1)

  // The page asks for its stage, and is gone before that is there.
  for (let reload = 0; reload < 5; reload += 1) {
    const asked = page.waitForRequest((request) => request.method() === 'POST')
    await send.click()
    await asked
    await page.reload()
  }
  await expect(send).toBeVisible()
  await expect.poll(() => lab.stages.list().length).toBe(1)
})

test('a lane that dies in the middle is given up and named; the others are counted to the end', async ({
  lab,
  page,
}) => {
  const { send, ended, experiment, row } = await openTraffic(page, lab, 'visitors=16&maxAges=[600]')
  await send.click()
  await expect(experiment.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow', '0')
  const own = lab.stages.list().find(({ id }) => id !== 'default')
  await own?.lane('backend')?.stopBackend()
  expect(await ended()).toMatch(/^Ended/)
  await expect(experiment).toContainText(/backend-CORS: \d+ of \d+ calls got no response.*It was given up\./)
  expect(await row(600, 'requests_at_backend')).toMatchObject({ 'proxy-CORS': 80, 'hybrid-CORS': 80 })
})

test('a browser whose cache is switched off is noticed', async ({ lab, page }) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const { send, ended, experiment } = await openTraffic(page, lab, 'visitors=3&maxAges=[600]')
  await send.click()
  await ended()
  await expect(experiment).toContainText('this browser’s cache is switched off')
})

test('absurd sizes are refused with the limit, and many answers are announced', async ({ lab, page }) => {
  const { experiment } = await openTraffic(page, lab, 'visitors=1e9')
  await expect(experiment.getByRole('alert')).toContainText('Visitors: a whole number from 1 to 10,000')
  await page.getByLabel('Visitors').fill('5000')
  await expect(experiment.getByRole('alert')).toContainText(
    '25,000 calls in each lane; at most 10,000 are sent',
  )
  await expect(experiment.getByRole('button', { name: 'Send' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByLabel('Visitors').fill('400')
  await expect(experiment).toContainText(
    /It puts about 2,000 answers into this browser’s preflight cache.*Fewer visitors/,
  )
})

test('the calculator says for which traffic it is large and for which it is nothing', async ({
  lab,
  page,
}) => {
  await openTraffic(page, lab)
  const calculator = page.getByRole('region', { name: 'When it matters' })
  await calculator.getByLabel('Simple requests, %').fill('100')
  await expect(calculator.getByRole('status')).toContainText(
    'Nothing: no call of a visit asks for a preflight.',
  )
  await calculator.getByLabel('Simple requests, %').fill('0')
  await calculator.getByLabel('Max-Age, seconds').fill('0')
  await calculator.getByLabel('CPU of a request, ms').fill('0.01')
  await expect(calculator.getByRole('status')).toContainText('Much: at most')
  await expect(calculator).toContainText('npm run bench:traffic')
})

test('a link shares what the calculator is told; typing adds no step to go back by, and a mistake stays until it is mended', async ({
  lab,
  page,
}) => {
  await openTraffic(page, lab, 'visitors=3&callsPerVisit=7')
  const calculator = page.getByRole('region', { name: 'When it matters' })
  const field = (name: string) => calculator.getByLabel(name)
  await expect(field('Calls a visit')).toHaveValue('7')
  await field('CPU of a request, ms').fill('0.25')
  await page.getByLabel('Visitors').fill('4')
  await expect(page).toHaveURL(/callsPerVisit=7&requestMs=0\.25/)
  await expect(page).toHaveURL(/visitors=4/)

  await followWithin(page, '/traffic?callsPerVisit=900')
  await expect(field('Calls a visit')).toHaveValue('900')
  await expect(field('Calls a visit')).toHaveAttribute('aria-invalid', 'true')
  await expect(calculator.getByRole('status')).toHaveText('Calls a visit: a whole number from 1 to 500.')
  // What is right beside it goes into the URL, and the mistake is still there to be mended.
  await page.getByLabel('Visitors').fill('5')
  await expect(field('Calls a visit')).toHaveValue('900')
  await field('Calls a visit').fill('many')
  await page.getByLabel('Visitors').fill('6')
  await expect(page).toHaveURL(/visitors=6/)
  await expect(field('Calls a visit')).toHaveValue('many')

  await page.goBack()
  await expect(field('Calls a visit')).toHaveValue('7')
  await expect(field('CPU of a request, ms')).toHaveValue('0.25')
  await expect(page.getByLabel('Visitors')).toHaveValue('4')
})

test('axe finds nothing before and after, in both themes, and at 390 pixels nothing is wider than the page', async ({
  lab,
  page,
}) => {
  const { send, ended } = await openTraffic(page, lab, 'visitors=2&calls=2')
  await expect(send).toBeVisible()
  await send.click()
  await ended()
  await expectClean(page)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})
