import { expect, test } from './fixtures.ts'

test('a link opened again shows the same request', async ({ bench, page, lab }) => {
  await bench.compose({ Method: 'PATCH', Path: '/orders/3', Credentials: 'include', Body: '{"quantity":9}' })
  await bench.addHeader('X-Trace', '7')
  await expect(page).toHaveURL(/X-Trace/)
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
  const notes = page.getByRole('list', { name: 'Notes on the link' })
  await expect(notes).toContainText('navigate')
  await expect(notes).toContainText('all')
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable' })
})

test('a link with a page origin that is none of the lab has no frame made for it', async ({
  bench,
  lab,
  page,
  seen,
}) => {
  const foreign = 'http://stranger.localhost:1234'
  await page.goto(`${lab.dashboard}/bench?origin=${encodeURIComponent(foreign)}`)
  await expect(page.getByRole('list', { name: 'Notes on the link' })).toContainText(foreign)
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'no-CORS': 'blocked-at-preflight' })
  expect((await seen('backend-CORS')).exchanges[0]!.requestHeaders).toContainEqual(['Origin', lab.dashboard])
  await expect(page.locator('iframe')).toHaveCount(0)
})

test('a group of rows folds in all lanes at once, and a link keeps it folded', async ({ bench, page }) => {
  await bench.send()
  const group = page.getByRole('button', { name: 'What happened' })
  await expect(bench.row('proxy-CORS', 'The page knows')).toBeVisible()
  await group.click()
  await expect(group).toHaveAttribute('aria-expanded', 'false')
  await expect(bench.row('proxy-CORS', 'The page knows')).toHaveCount(0)
  await expect(page).toHaveURL(/folded/)
  await page.reload()
  await bench.send()
  await expect(group).toHaveAttribute('aria-expanded', 'false')
})
