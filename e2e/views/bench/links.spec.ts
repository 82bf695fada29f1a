import { BenchPage } from '../../support/bench-page.ts'
import { expect, test } from '../../support/fixtures.ts'

test('a link opened again shows the same request', async ({ bench, page, lab }) => {
  await bench.compose({ Method: 'PATCH', Path: '/orders/3', Credentials: 'include', Body: '{"quantity":9}' })
  await bench.addHeader('X-Trace', '7')
  await expect(page).toHaveURL(({ searchParams }) => searchParams.get('headers') === '[["X-Trace","7"]]')
  const link = page.url()
  await page.goto(`${lab.dashboard}/bench`)
  await expect(page.getByLabel('Method', { exact: true })).toHaveValue('PUT')
  await page.goto(link)
  await expect(page.getByLabel('Method', { exact: true })).toHaveValue('PATCH')
  await expect(page.getByLabel('Path', { exact: true })).toHaveValue('/orders/3')
  await expect(page.getByLabel('Credentials', { exact: true })).toHaveValue('include')
  await expect(page.getByLabel('Body', { exact: true })).toHaveValue('{"quantity":9}')
  await expect(page.getByLabel('Value of header 1')).toHaveValue('7')
})

test('a link with values that are none opens with their defaults, and says which it did not take', async ({
  bench,
  lab,
  page,
}) => {
  await page.goto(`${lab.dashboard}/bench?mode=navigate&credentials=all&method=GET`)
  await expect(page.getByLabel('Mode', { exact: true })).toHaveValue('cors')
  await expect(page.getByLabel('Method', { exact: true })).toHaveValue('GET')
  const notes = bench.linkNotes
  await expect(notes).toContainText('navigate')
  await expect(notes).toContainText('all')
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable' })
})

test('a link to an attempt that this browser does not have says so', async ({ bench, lab, page }) => {
  await page.goto(`${lab.dashboard}/bench?attempt=5eb1c6aa-1`)
  await expect(bench.linkNotes).toContainText('not in the history')
  await bench.send()
  await expect(bench.linkNotes).toHaveCount(0)
})

test('a link of 60 kB opens', async ({ bench, lab, page, seen }) => {
  const body = 'x'.repeat(60_000)
  await page.goto(`${lab.dashboard}/bench?method=POST&path=/orders&contentType=text/plain&body=${body}`)
  await expect(page.getByLabel('Body', { exact: true })).toHaveValue(body)
  await bench.send()
  const sent = (await seen('backend-CORS')).exchanges.find(({ method }) => method === 'POST')
  expect(sent?.requestHeaders).toContainEqual(['Content-Length', '60000'])
})

test('a link with a page origin that is none of the lab has no frame made for it', async ({
  bench,
  lab,
  page,
  seen,
}) => {
  const foreign = 'http://stranger.localhost:1234'
  await page.goto(`${lab.dashboard}/bench?origin=${encodeURIComponent(foreign)}`)
  await expect(bench.linkNotes).toContainText(foreign)
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'no-CORS': 'blocked-at-preflight' })
  expect((await seen('backend-CORS')).exchanges[0]!.requestHeaders).toContainEqual(['Origin', lab.dashboard])
  await expect(page.locator('iframe')).toHaveCount(0)
})

test('a group of rows folds in all lanes at once, and a link keeps it folded', async ({ bench, page }) => {
  await bench.send()
  const group = bench.group('happened')
  await expect(bench.row('proxy-CORS', 'page')).toBeVisible()
  await group.click()
  await expect(group).toHaveAttribute('aria-expanded', 'false')
  await expect(bench.row('proxy-CORS', 'page')).toHaveCount(0)
  await expect(page).toHaveURL(/folded/)
  await page.reload()
  await bench.send()
  await expect(group).toHaveAttribute('aria-expanded', 'false')
})

test('a link holds policy, lanes, their order and their names; opened elsewhere it changes nothing unasked', async ({
  bench,
  browser,
  lab,
  onStage,
  page,
}) => {
  const stage = await onStage({ origins: [], maxAgeSeconds: 5 })
  await expect(bench.lane('proxy-CORS')).toBeVisible()
  await (await bench.openLane('no-CORS')).name.fill('Nobody')
  await page.keyboard.press('Enter')
  await (await bench.openLane('Nobody')).button('Remove the lane').click()
  await expect(bench.lanes).toHaveCount(2)
  await (await bench.openLane('proxy-CORS')).button('Move left').click()
  await expect(page).toHaveURL(/lanes=.*order=|order=.*lanes=/)
  await expect(page).toHaveURL(/policy=/)
  const link = new URL(page.url())

  // In a fresh browser, on the same stage: all of it is there.
  const context = await browser.newContext()
  const other = await context.newPage()
  const opened = new BenchPage(other)
  await other.goto(link.href)
  await expect(opened.lanes.first()).toHaveAccessibleName('proxy-CORS lane')
  await expect(opened.lanes).toHaveCount(2)
  await expect(opened.linkSetup).toHaveCount(0)

  // On a stage that runs something else: it is asked, and then set up on a stage of one's own.
  link.searchParams.delete('stage')
  await other.goto(link.href)
  const asks = opened.linkSetup
  await expect(asks).toBeVisible()
  await expect(opened.lanes).toHaveCount(3)
  await asks.getByRole('button', { name: 'Set it up on a stage of my own' }).click()
  await expect(opened.lanes).toHaveCount(2)
  await expect(opened.lanes.first()).toHaveAccessibleName('proxy-CORS lane')
  await expect(asks).toHaveCount(0)
  await expect(other).toHaveURL(/stage=/)
  const own = new URL(other.url()).searchParams.get('stage') ?? ''
  expect(own).not.toBe(stage.id)
  expect(lab.stages.get(own).describe().policy).toMatchObject({ origins: [], maxAgeSeconds: 5 })
  expect(lab.stages.get('default').describe().lanes).toHaveLength(3)
  await context.close()
  await lab.stages.remove(own)
})
