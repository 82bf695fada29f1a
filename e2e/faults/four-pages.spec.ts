import type { Page } from 'playwright/test'
import { BenchPage } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'

/** Attempts of each page at each of three lanes: about 1,000 in all, and 10,000 when it may take its time. */
const times = process.env['SOAK'] ? 834 : 84

test('of the attempts of four pages at once every exchange is joined to its own, and a flood starves nobody', async ({
  browser,
  lab,
}) => {
  test.setTimeout(120_000 + times * 500)
  const { policy } = lab.stages.get('default').describe()
  const lanes = [{ strategy: 'backend' }, { strategy: 'proxy' }, { strategy: 'none' }] as const
  const quiet = await lab.stages.create({ policy, lanes })
  const open = async (stage: string) => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${lab.dashboard}/bench?stage=${stage}`)
    await expect(new BenchPage(page).lane('no-CORS')).toBeVisible()
    return page
  }
  const pages = await Promise.all(['default', 'default', 'default', 'default'].map(open))
  const other = new BenchPage(await open(quiet.id))
  await Promise.all(pages.map(startRepeat))

  // Meanwhile, on a stage of its own, somebody else works on.
  const [flooding] = pages
  for (let turn = 0; turn < 3; turn += 1) {
    await other.send()
    await other.expectOutcomes({
      'backend-CORS': 'readable',
      'proxy-CORS': 'readable',
      'no-CORS': 'blocked-at-preflight',
    })
  }
  await expect(repeatOf(flooding!)).toHaveAttribute('aria-busy', 'true')

  for (const page of pages) {
    const region = repeatOf(page)
    await expect(region.getByRole('status')).toContainText('attempts of every lane are counted', {
      timeout: 60_000 + times * 300,
    })
    const row = (name: string) => region.getByRole('row', { name }).getByRole('cell').allTextContents()
    const all = String(times)
    expect(await row('Outcomes')).toEqual([
      `${all} readable`,
      `${all} readable`,
      `${all} blocked at the preflight`,
    ])
    expect(await row('OPTIONS seen by the proxy')).toEqual(['—', all, '—'])
    expect(await row('OPTIONS seen by the backend')).toEqual([all, '0', all])
    expect(await row('Requests seen by the backend')).toEqual([all, all, '0'])
    expect(await row('Changes by the backend')).toEqual([all, all, '0'])
    expect(await row('Errors on the wire')).toEqual(['0', '0', '0'])
    await page.context().close()
  }
  await other.page.context().close()
  await lab.stages.remove(quiet.id)
})

const repeatOf = (page: Page) => page.getByRole('region', { name: 'Repeat' })

async function startRepeat(page: Page): Promise<void> {
  await page.getByLabel('Times', { exact: true }).fill(String(times))
  await page.getByRole('button', { name: `Repeat ${times} times` }).click()
}
