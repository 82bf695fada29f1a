import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { BenchPage } from '../support/bench-page.ts'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import { expect, test } from '../support/fixtures.ts'

test('in a browser that stores nothing for the page, attempts are sent and seen all the same', async ({
  lab,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'cors-lab-e2e-'))
  await mkdir(join(profile, 'Default'))
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } }
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(blocked))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? '',
    args: [...chromiumArguments],
  })
  const page = await context.newPage()
  await page.goto(lab.dashboard)
  expect(await page.evaluate(() => Object.keys(window.localStorage).length).catch(String)).toContain(
    'SecurityError',
  )
  const bench = new BenchPage(page)
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'no-CORS': 'blocked-at-preflight' })
  await page.getByRole('button', { name: 'Light or dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem')).toHaveCount(1)
  await context.close()
  await rm(profile, { recursive: true })
})
