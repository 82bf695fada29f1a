import { expectClean } from '../support/expect-clean.ts'
import { expect, test } from '../support/fixtures.ts'

// Axe looks at every element, in both themes: on a busy machine that takes its time.
test.setTimeout(90_000)

test('axe finds nothing before anything is sent', async ({ bench, page }) => {
  await expect(bench.lane('no-CORS')).toBeVisible()
  await expectClean(page, ['light'])
})

test('axe finds nothing when one lane blocks, with every group open', async ({ bench, page }) => {
  await bench.send()
  const folded = page.locator('button[data-group][aria-expanded=false]')
  while ((await folded.count()) > 0) await folded.first().click()
  await expectClean(page)
})

test('axe finds nothing while it is under way, and when it was stopped', async ({ bench, page }) => {
  await bench.compose({ Method: 'GET', Path: '/slow?ms=9000' })
  await page.keyboard.press('Control+Enter')
  await expect(bench.grid).toHaveAttribute('aria-busy', 'true')
  await expectClean(page, ['dark'])
  await page.keyboard.press('Escape')
  await expect(bench.grid).toHaveAttribute('aria-busy', 'false')
  await expectClean(page, ['light'])
})

test('axe finds nothing in a lane that is down, nor in an open panel', async ({ bench, onStage, page }) => {
  await onStage({})
  await (await bench.openLane('backend-CORS')).button('Stop the backend').click()
  await expect(bench.lane('backend-CORS').getByRole('alert')).toBeVisible()
  await bench.openNewLane()
  await expectClean(page)
})

test('axe finds nothing in the open editor, with mistakes in it', async ({ bench, page }) => {
  await expect(bench.lane('no-CORS')).toBeVisible()
  await page.getByRole('button', { name: 'Edit policy' }).click()
  const policy = page.getByRole('region', { name: 'Policy' })
  await policy.getByLabel('Max-Age').fill('ten minutes')
  await policy.getByLabel('Max-Age').blur()
  await expect(policy).toContainText('1 mistake')
  await expectClean(page)
})

test('axe finds nothing in what a repeat came to, nor in two attempts that are compared', async ({
  bench,
  page,
}) => {
  await bench.send()
  await page.getByRole('button', { name: /^Repeat 5/ }).click()
  await expect(page.getByRole('region', { name: 'Repeat' })).toContainText('All 5 attempts')
  await bench.send('warm')
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByRole('region', { name: 'History' }).getByRole('listitem').last().getByRole('button').click()
  await expect(bench.lanes).toHaveCount(6)
  await expectClean(page, ['light'])
})

test('at 390 pixels axe finds nothing either', async ({ bench, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await bench.send()
  await expectClean(page, ['light'])
})
