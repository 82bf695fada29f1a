import { expectClean } from '../support/expect-clean.ts'
import { expect, test } from '../support/fixtures.ts'

test('the differences are reached from the reasons by keyboard, name each browser, and one is linked to from an example', async ({
  lab,
  page,
}) => {
  await page.goto(`${lab.dashboard}/reasons`)
  await page.getByRole('main').locator('a[href="/differences"]').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where browsers differ')
  await expect(page).toHaveTitle('Browser differences · CORS Lab')
  for (const browser of ['Chromium', 'Firefox', 'Safari'])
    await expect(page.locator('[data-part=browsers]').getByText(browser).first()).toBeVisible()
  await page.locator('#wildcardCoversAuthorization summary').click()
  const standard = page.locator('section[data-profiles=standard]')
  await expect(standard).toContainText('blocked at the preflight')

  await page.goto(`${lab.dashboard}/reasons/preflight-authorization-wildcard`)
  await page.getByRole('main').locator('a[href="/differences#wildcardCoversAuthorization"]').click()
  await expect(page).toHaveURL(/\/differences#wildcardCoversAuthorization$/)
  await expect(page.locator('#wildcardCoversAuthorization')).toBeInViewport()
})

test('on the page of a reason the consoles are quoted, that of the running browser first', async ({
  lab,
  page,
}) => {
  await page.goto(`${lab.dashboard}/reasons/acao-missing`)
  const consoles = page.getByRole('list', { name: 'What each console says' }).getByRole('listitem')
  await expect(consoles).toHaveText([
    /^Chromium this browser.*No 'Access-Control-Allow-Origin' header/,
    /^Firefox.*CORS header ‘?'?Access-Control-Allow-Origin/,
    /^Safari.*is not allowed by Access-Control-Allow-Origin/,
  ])
})

test('axe finds nothing on the differences, in both themes, and at 390 pixels nothing is wider than the page', async ({
  lab,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${lab.dashboard}/differences`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectClean(page)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})
