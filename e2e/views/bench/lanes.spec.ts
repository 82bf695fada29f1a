import { rowOf } from '../../support/bench-page.ts'
import { expect, test } from '../../support/fixtures.ts'

test('a lane is added, named, moved, taken away, and brought back', async ({ bench, onStage, page }) => {
  await onStage({})
  const panel = await bench.openNewLane()
  await panel.select('Strategy').selectOption('backend')
  await panel.select('Environment').selectOption('deployed')
  await panel.button('Add').click()
  const added = page.getByRole('region', { name: 'backend-CORS 2 lane' })
  await expect(added).toBeVisible()
  await bench.send()
  await expect(added).toHaveAttribute('data-outcome', 'readable')
  await expect(rowOf(added, 'options-at-proxy')).toBeAttached()

  await (await bench.openLane('backend-CORS 2')).name.fill('Gateway')
  await page.keyboard.press('Enter')
  const gateway = page.getByRole('region', { name: 'Gateway lane' })
  await expect(gateway).toHaveAttribute('data-outcome', 'readable')

  await (await bench.openLane('Gateway')).button('Move left').click()
  await expect(bench.lanes.nth(2)).toHaveAccessibleName('Gateway lane')
  await expect(page).toHaveURL(/order=.*names=|names=.*order=/)
  await page.reload()
  await expect(bench.lanes.nth(2)).toHaveAccessibleName('Gateway lane')

  await (await bench.openLane('Gateway')).button('Remove the lane').click()
  await expect(bench.lanes).toHaveCount(3)
  await bench.expectSaid('The Gateway lane is gone.')
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
  await expect(bench.stageBar.filter({ hasText: '6 lanes are the most.' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280)
  const frame = bench.grid.locator('..')
  expect(await frame.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true)
  await frame.evaluate((element) => element.scrollTo(800, 400))
  // Names of rows and of lanes stay in sight.
  await expect(bench.runHead).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('region', { name: 'no-CORS 2 lane' }).locator('header')).toBeInViewport()

  for (const lane of ['no-CORS 2', 'proxy-CORS 2', 'backend-CORS 2', 'no-CORS']) {
    await (await bench.openLane(lane)).button('Remove the lane').click()
    await expect(page.getByRole('region', { name: `${lane} lane`, exact: true })).toHaveCount(0)
  }
  await expect((await bench.openLane('proxy-CORS')).button('Remove the lane')).toBeDisabled()
  await lab.stages.remove(stage.id)
})

test('a lane whose backend is stopped says so, and one click starts it again', async ({ bench, onStage }) => {
  await onStage({})
  await bench.compose({ Method: 'GET', Path: '/orders' })
  await (await bench.openLane('backend-CORS')).button('Stop the backend').click()
  const lane = bench.lane('backend-CORS')
  await expect(lane.getByRole('alert')).toContainText(
    'The backend is stopped: the browser is refused a connection.',
  )
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'no-response', 'proxy-CORS': 'readable' })
  await lane.getByRole('alert').getByRole('button').click()
  await expect(lane.getByRole('alert')).toHaveCount(0)
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable' })
})

test('a stage of one’s own is another one, and the data can be put back', async ({ bench, lab, page }) => {
  await page.getByRole('button', { name: 'Own stage' }).click()
  await expect(page).toHaveURL(/stage=/)
  await expect(page.getByRole('button', { name: 'Own stage' })).toBeFocused()
  await expect(bench.stageBar.filter({ hasText: /^stage / })).toBeVisible()
  const id = new URL(page.url()).searchParams.get('stage') ?? ''
  const { lanes } = lab.stages.get(id).describe()
  const [backend] = lanes
  expect(backend?.url).not.toBe(lab.stages.get('default').describe().lanes[0]?.url)
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable' })
  await page.getByRole('button', { name: 'Put the data back' }).click()
  await bench.expectSaid('The data of all lanes is as it was at the start.')
  const order = (await (await fetch(`${backend?.url}/orders/17`)).json()) as { item: string }
  expect(order.item).not.toBe('tea')

  // What was done there is not told of another stage, where its undoing would be a change.
  await page.getByRole('button', { name: 'All deployed' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  // The attempt keeps to what it met: there was no proxy when it was sent.
  await expect(bench.row('backend-CORS', 'wire')).toHaveText('OPTIONS 204, PUT 200')
  await expect(bench.row('backend-CORS', 'options-at-proxy')).toHaveText('—')
  await page.getByRole('button', { name: 'Default stage' }).click()
  await expect(bench.stageBar.filter({ hasText: 'default stage, which all share' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  await expect(page).not.toHaveURL(/stage=|lanes=/)
  await lab.stages.remove(id)
})

test('a lane of a new strategy is added where a person says it stands, and the link tells both', async ({
  bench,
  onStage,
  page,
}) => {
  await onStage({}, [{ strategy: 'backend' }, { strategy: 'none' }])
  const panel = await bench.openNewLane()
  await panel.select('Strategy').selectOption('hybrid')
  await panel.select('Environment').selectOption('local')
  await expect(panel.panel.filter({ hasText: 'Its environment says so: CORS_BY=backend.' })).toBeVisible()
  await panel.button('Add').click()
  await expect(bench.lane('hybrid-CORS')).toContainText('CORS_BY=backend')
  await expect(page).toHaveURL(/lanes=/)
  const lanes = JSON.parse(new URL(page.url()).searchParams.get('lanes') ?? '[]') as unknown[]
  expect(lanes).toEqual([
    { strategy: 'backend', environment: 'local' },
    { strategy: 'none', environment: 'local' },
    { strategy: 'hybrid', environment: 'local' },
  ])
})
