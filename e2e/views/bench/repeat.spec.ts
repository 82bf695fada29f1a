import { expect, test } from '../../support/fixtures.ts'
import { repeat } from '../../support/repeat.ts'

test('repeated cold, every attempt has its preflight, and proxy-CORS keeps all of them from its backend', async ({
  bench,
  page,
}) => {
  await expect(bench.lane('no-CORS')).toBeVisible()
  const { region, settled, row } = await repeat(page, 40)
  await settled('All 40 attempts of every lane are counted.')
  expect(await row('outcomes')).toEqual(['40 readable', '40 readable', '40 blocked at the preflight'])
  expect(await row('options-at-proxy')).toEqual(['—', '40', '—'])
  expect(await row('options-at-backend')).toEqual(['40', '0', '40'])
  expect(await row('spared')).toEqual(['0', '0', '0'])
  expect(await row('requests-at-backend')).toEqual(['40', '40', '0'])
  expect(await row('work')).toEqual(['40', '40', '0'])
  await expect(region).toContainText(
    '40 attempts in each lane: the backend saw 40 preflights in backend-CORS, 0 in proxy-CORS and 40 in no-CORS.',
  )
})

test('repeated warm, the browser asks once and then spares the preflights that were allowed', async ({
  bench,
  page,
}) => {
  await expect(bench.lane('no-CORS')).toBeVisible()
  const { region, settled, row } = await repeat(page, 20)
  await settled('All 20 attempts')
  await region.getByRole('button', { name: 'Repeat warm' }).click()
  await expect(region).toContainText('warm, 20 times')
  await settled('All 20 attempts')
  expect(await row('options-at-backend')).toEqual(['1', '0', '20'])
  expect(await row('options-at-proxy')).toEqual(['—', '1', '—'])
  expect(await row('spared')).toEqual(['19', '19', '0'])
  expect(await row('requests-at-backend')).toEqual(['20', '20', '0'])
})

test('the last attempts of a repeat are shown like any other', async ({ bench, page }) => {
  await expect(bench.lane('no-CORS')).toBeVisible()
  const { region, settled } = await repeat(page, 3)
  await settled('All 3 attempts')
  await region.getByRole('button', { name: 'Show the last attempts' }).click()
  await bench.expectOutcomes({
    'backend-CORS': 'readable',
    'proxy-CORS': 'readable',
    'no-CORS': 'blocked-at-preflight',
  })
  await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem')).toHaveCount(1)
})

test('a repeat can be stopped, and says how far it came', async ({ bench, page }) => {
  await bench.compose({ Method: 'GET', Path: '/slow?ms=50' })
  const { region, settled } = await repeat(page, 1_000)
  await expect(region.getByRole('row', { name: 'Outcomes' }).getByRole('cell').first()).toContainText(
    'readable',
  )
  await page.keyboard.press('Escape')
  await settled('You stopped it.')
  await region.getByRole('button', { name: 'Close' }).click()
  await expect(region).toHaveCount(0)
})

for (const name of ['null', 'evil.localhost']) {
  test(`from a page of the origin ${name} every attempt is counted at its own lane`, async ({
    bench,
    lab,
    page,
  }) => {
    const origin = lab.origins.find((each) => each.includes(name))!
    await bench.compose({ 'Page origin': origin, Method: 'GET', Path: '/orders/1' })
    const { settled, row } = await repeat(page, 5)
    await settled('All 5 attempts of every lane are counted.')
    expect(await row('requests-at-backend')).toEqual(['5', '5', '5'])
  })
}
