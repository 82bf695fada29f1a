import { launch } from '../../servers/launch.ts'
import { BenchPage } from '../support/bench-page.ts'
import { mostScriptOfFirstLoad, scriptOfFirstLoad, scriptsOf } from '../support/first-load.ts'
import { expect, test } from '../support/fixtures.ts'

test('until somebody touches the page less than 150 kB of script are fetched, and then what a person needs', async ({
  lab,
  page,
}) => {
  const bytes = await scriptOfFirstLoad(page, lab.dashboard)
  const atRest = await scriptsOf(page)
  expect(bytes, JSON.stringify(atRest)).toBeLessThan(mostScriptOfFirstLoad)
  // React alone is more: else nothing was measured.
  expect(bytes).toBeGreaterThan(50_000)
  for (const { name, bytes } of atRest) expect(bytes, name).toBeGreaterThan(300)
  await page.mouse.move(200, 200)
  await expect.poll(async () => (await scriptsOf(page)).length).toBeGreaterThan(atRest.length)
})

test('a Send that is the first that anybody does is sent and told as any other', async ({ lab, page }) => {
  await page.goto(lab.dashboard)
  const bench = new BenchPage(page)
  const send = page.getByRole('button', { name: 'See it happen' })
  // No pointer moves before it, and no key.
  await bench.settle(() => send.evaluate((button: HTMLButtonElement) => button.click()))
  await bench.expectOutcomes({
    'backend-CORS': 'readable',
    'proxy-CORS': 'readable',
    'no-CORS': 'blocked-at-preflight',
  })
  await expect(bench.row('backend-CORS', 'outcome')).toContainText('The backend answered the preflight.')
  await expect(bench.row('backend-CORS', 'predicted')).toContainText('as it happened')
  await expect(bench.row('backend-CORS', 'page')).toContainText('cors 200')
})

test('a panel that is opened before its controls are there gets them, and the first one the focus', async ({
  lab,
  page,
}) => {
  await page.goto(lab.dashboard)
  const opener = page.getByRole('button', { name: 'Add lane' })
  await opener.evaluate((button: HTMLButtonElement) => button.click())
  await expect(page.getByRole('group', { name: 'Add lane' }).getByLabel('Strategy')).toBeFocused()
})

test('when what a Send or a view needs cannot be loaded, nothing is sent, and the page says so', async ({
  page,
}) => {
  const gone = await launch({ portBase: 0 })
  try {
    await scriptOfFirstLoad(page, gone.dashboard)
  } finally {
    await gone.close()
  }
  // What comes of one's own click is told beside what was known before it.
  const told = page.getByRole('alert')
  await expect(told).toContainText('The control server of the lab does not answer')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(told.filter({ hasText: 'cannot be loaded' })).toContainText(
    'start it again with npm start, then reload this page',
  )
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible()
  await expect(new BenchPage(page).grid).toHaveAttribute('aria-busy', 'false')

  // A view that cannot be had says so in its own place, and the others stay.
  await page.getByRole('link', { name: 'Who should handle it?' }).click()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('cannot be loaded')
  await page.getByRole('link', { name: 'Bench', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible()
})
