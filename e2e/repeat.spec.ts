import { expect, test } from './fixtures.ts'

test('repeated cold, every attempt has its preflight, and only the backend strategy’s backend sees them', async ({
  bench,
  page,
}) => {
  await expect(bench.lane('no-CORS')).toBeVisible()
  await page.getByRole('spinbutton', { name: 'Times' }).or(page.getByLabel('Times')).first().fill('40')
  await page.getByRole('button', { name: 'Repeat 40 times' }).click()
  const summary = page.getByRole('region', { name: 'Repeat' })
  await expect(summary.getByRole('status')).toHaveText('All 40 attempts of every lane are counted.', {
    timeout: 20_000,
  })
  const cells = (row: string) => summary.getByRole('row', { name: row }).getByRole('cell').allTextContents()
  expect(await cells('Outcomes')).toEqual(['40 readable', '40 readable', '40 blocked at the preflight'])
  expect(await cells('OPTIONS seen by the proxy')).toEqual(['—', '40', '—'])
  expect(await cells('OPTIONS seen by the backend')).toEqual(['40', '0', '40'])
  expect(await cells('Requests done by the backend')).toEqual(['40', '40', '0'])
})

test('a repeat can be stopped, and says how far it came', async ({ bench, page }) => {
  await bench.compose({ Method: 'GET', Path: '/slow?ms=50' })
  await page.getByLabel('Times').first().fill('1000')
  await page.getByRole('button', { name: 'Repeat 1000 times' }).click()
  const summary = page.getByRole('region', { name: 'Repeat' })
  await expect(summary).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(summary.getByRole('status')).toContainText('Stopped after')
  await summary.getByRole('button', { name: 'Close' }).click()
  await expect(summary).toHaveCount(0)
})

test('from a page whose origin is null the attempts are counted too', async ({ bench, page }) => {
  await bench.compose({ 'Page origin': 'null', Method: 'GET', Path: '/orders/1' })
  await page.getByLabel('Times').first().fill('5')
  await page.getByRole('button', { name: 'Repeat 5 times' }).click()
  const summary = page.getByRole('region', { name: 'Repeat' })
  await expect(summary.getByRole('status')).toHaveText('All 5 attempts of every lane are counted.', {
    timeout: 20_000,
  })
  const cells = await summary
    .getByRole('row', { name: 'Requests done by the backend' })
    .getByRole('cell')
    .allTextContents()
  expect(cells).toEqual(['5', '5', '5'])
})
