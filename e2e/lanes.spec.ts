import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'

const head = (page: Page) => page.locator('section[data-part=lane]')

test('a lane is added, named, moved, taken away, and brought back', async ({ bench, onStage, page }) => {
  await onStage({})
  await page.getByRole('button', { name: 'Add lane' }).click()
  const panel = page.getByRole('group', { name: 'Add lane' })
  await panel.getByRole('combobox', { name: /^Strategy/ }).selectOption('backend-CORS')
  await panel.getByRole('combobox', { name: /^Environment/ }).selectOption('deployed: behind a proxy')
  await panel.getByRole('button', { name: 'Add', exact: true }).click()
  const added = page.getByRole('region', { name: 'backend-CORS 2 lane' })
  await expect(added).toBeVisible()
  await bench.send()
  await expect(added).toHaveAttribute('data-outcome', 'readable')
  await expect(added.getByText('OPTIONS seen by the proxy')).toBeAttached()

  await page.getByRole('button', { name: 'Change the backend-CORS 2 lane' }).click()
  await page.getByRole('group', { name: 'Change the backend-CORS 2 lane' }).getByLabel('Name').fill('Gateway')
  await page.keyboard.press('Enter')
  const gateway = page.getByRole('region', { name: 'Gateway lane' })
  await expect(gateway).toHaveAttribute('data-outcome', 'readable')

  await page.getByRole('button', { name: 'Change the Gateway lane' }).click()
  await page.getByRole('button', { name: 'Move left' }).click()
  await expect(head(page).nth(2)).toHaveAccessibleName('Gateway lane')
  await expect(page).toHaveURL(/order=.*names=|names=.*order=/)
  await page.reload()
  await expect(head(page).nth(2)).toHaveAccessibleName('Gateway lane')

  await page.getByRole('button', { name: 'Change the Gateway lane' }).click()
  await page.getByRole('button', { name: 'Remove the lane' }).click()
  await expect(head(page)).toHaveCount(3)
  await expect(page.getByText('The Gateway lane is gone.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(gateway).toBeVisible()
})

test('six lanes are the most, two the least, and with four or more the grid scrolls within itself', async ({
  bench,
  lab,
  page,
}) => {
  const { policy } = lab.stages.get('default').describe()
  const strategies = ['backend', 'proxy', 'none', 'backend', 'proxy', 'none'] as const
  const stage = await lab.stages.create({ policy, lanes: strategies.map((strategy) => ({ strategy })) })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${lab.dashboard}/bench?stage=${stage.id}`)
  await bench.send()
  await expect(page.getByText('6 lanes are the most.')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280)
  const frame = page.locator('[data-part=lanes-frame]')
  expect(await frame.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true)
  await frame.evaluate((element) => element.scrollTo(800, 400))
  // Names of rows and of lanes stay in sight.
  await expect(page.locator('[data-part=rail] [data-part=head]')).toBeInViewport({ ratio: 1 })
  await expect(
    page.getByRole('region', { name: 'no-CORS 2 lane' }).locator('[data-part=head]'),
  ).toBeInViewport()

  for (const lane of ['no-CORS 2', 'proxy-CORS 2', 'backend-CORS 2', 'no-CORS']) {
    await page.getByRole('button', { name: `Change the ${lane} lane` }).click()
    await page
      .getByRole('group', { name: `Change the ${lane} lane` })
      .getByRole('button', { name: 'Remove the lane' })
      .click()
    await expect(page.getByRole('region', { name: `${lane} lane`, exact: true })).toHaveCount(0)
  }
  await page.getByRole('button', { name: 'Change the proxy-CORS lane' }).click()
  await expect(
    page
      .getByRole('group', { name: 'Change the proxy-CORS lane' })
      .getByRole('button', { name: 'Remove the lane' }),
  ).toBeDisabled()
  await lab.stages.remove(stage.id)
})

test('a lane whose backend is stopped says so, and one click starts it again', async ({
  bench,
  onStage,
  page,
}) => {
  await onStage({})
  await bench.compose({ Method: 'GET', Path: '/orders' })
  await page.getByRole('button', { name: 'Change the backend-CORS lane' }).click()
  await page.getByRole('button', { name: 'Stop the backend' }).click()
  const lane = bench.lane('backend-CORS')
  await expect(lane.getByRole('alert')).toContainText(
    'The backend is stopped: the browser is refused a connection.',
  )
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'no-response', 'proxy-CORS': 'readable' })
  await lane.getByRole('button', { name: 'Start the backend again' }).click()
  await expect(lane.getByRole('alert')).toHaveCount(0)
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable' })
})

test('a stage of one’s own is another one, and the data can be put back', async ({ bench, lab, page }) => {
  await page.getByRole('button', { name: 'Own stage' }).click()
  await expect(page).toHaveURL(/stage=/)
  await expect(page.getByRole('button', { name: 'Own stage' })).toBeFocused()
  await expect(page.getByText(/^stage /)).toBeVisible()
  const id = new URL(page.url()).searchParams.get('stage') ?? ''
  const { lanes } = lab.stages.get(id).describe()
  const [backend] = lanes
  expect(backend?.url).not.toBe(lab.stages.get('default').describe().lanes[0]?.url)
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable' })
  await page.getByRole('button', { name: 'Put the data back' }).click()
  await expect(page.getByText('The data of all lanes is as it was at the start.')).toBeVisible()
  const order = (await (await fetch(`${backend?.url}/orders/17`)).json()) as { item: string }
  expect(order.item).not.toBe('tea')

  // What was done there is not told of another stage, where its undoing would be a change.
  await page.getByRole('button', { name: 'All deployed' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  // The attempt keeps to what it met: there was no proxy when it was sent.
  await expect(bench.row('backend-CORS', 'On the wire')).toHaveText('OPTIONS 204, PUT 200')
  await expect(bench.row('backend-CORS', 'OPTIONS seen by the proxy')).toHaveText('—')
  await page.getByRole('button', { name: 'Default stage' }).click()
  await expect(page.getByText('default stage, which all share')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  await expect(page).not.toHaveURL(/stage=|lanes=/)
  await lab.stages.remove(id)
})
