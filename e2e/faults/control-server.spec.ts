import { launch } from '../../servers/launch.ts'
import { BenchPage } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'

test('when the control server is gone the page says so, keeps what it shows, and goes on by itself when it is back', async ({
  page,
}) => {
  const portBase = 20_000 + Math.floor(Math.random() * 10_000)
  let lab = await launch({ portBase })
  try {
    const bench = new BenchPage(page)
    await page.goto(lab.dashboard)
    await bench.send()
    await lab.close()

    await expect(page.getByRole('alert')).toContainText(
      'The control server of the lab does not answer. Start it again with npm start',
    )
    await bench.expectOutcomes({ 'backend-CORS': 'readable', 'no-CORS': 'blocked-at-preflight' })

    lab = await launch({ portBase })
    await expect(page.getByRole('alert')).toHaveCount(0)
    await bench.send()
    await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })
  } finally {
    await lab.close()
  }
})

test('a stage that does not exist is said, with what to do', async ({ page, lab }) => {
  await page.goto(`${lab.dashboard}/bench?stage=nowhere`)
  await expect(page.getByRole('alert')).toContainText('There is no stage "nowhere"')
})
