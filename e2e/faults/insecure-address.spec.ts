import type { Locator } from 'playwright/test'
import { BenchPage } from '../support/bench-page.ts'
import { nameWithoutSecureContext } from '../support/chromium.ts'
import { expect, test as base } from '../support/fixtures.ts'
import { followWithin } from '../support/follow-within.ts'
import { startFrontProxy } from '../support/front-proxy.ts'

/**
 * The dashboard's address where it is not a secure context, as http://192.168.1.5:4100 is none: browsers leave out
 * crypto.randomUUID, navigator.clipboard and others there.
 */
const test = base.extend<{ readonly address: string }>({
  address: async ({ lab }, use) => {
    const proxy = await startFrontProxy(lab)
    await use(`http://${nameWithoutSecureContext}:${proxy.port}`)
    proxy.close()
  },
})

test('every view opens at an address that is not a secure context, and nothing throws', async ({
  address,
  browser,
}) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const thrown: string[] = []
  page.on('pageerror', ({ message }) => thrown.push(message))
  await page.goto(address)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toBeAttached()
  expect(await page.evaluate(() => [window.isSecureContext, 'randomUUID' in crypto])).toEqual([false, false])
  const pathsIn = (part: Locator) =>
    part.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const open = async (path: string) => {
    const before = await heading.textContent()
    await followWithin(page, path)
    await expect(heading, path).not.toHaveText(before ?? '')
    expect((await page.getByRole('alert').allTextContents()).join(''), path).toBe('')
  }
  const [, ...others] = await pathsIn(page.getByRole('navigation', { name: 'Views' }))
  expect(others.length).toBeGreaterThan(3)
  for (const path of others) await open(path)
  await open('/reasons/acao-missing')
  await open('/differences')
  expect(thrown).toEqual([])
  await context.close()
})

test('where the page is not a secure context, the bench sends, and copies what it sent', async ({
  address,
  browser,
  lab,
}) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(address)
  const bench = new BenchPage(page)
  await bench.send()
  // The shared policy lists the dashboard's usual origin, and this is another.
  await bench.expectOutcomes({ 'backend-CORS': 'blocked-at-preflight', 'no-CORS': 'blocked-at-preflight' })
  await page.getByRole('button', { name: 'Copy as curl' }).click()
  await expect(page.getByText('Copied as curl')).toBeVisible()
  // Only a secure context can read the clipboard.
  const reader = await context.newPage()
  await context.grantPermissions(['clipboard-read'], { origin: lab.dashboard })
  await reader.goto(`${lab.dashboard}/healthz`)
  const copied = await reader.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(`-H 'Origin: ${address}'`)
  await context.close()
})
