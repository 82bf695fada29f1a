import { BenchPage } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { repeat } from '../support/repeat.ts'

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
  const repeats = await Promise.all(pages.map((page) => repeat(page, times)))

  // Meanwhile, on a stage of its own, somebody else works on.
  const [flooding] = repeats
  for (let turn = 0; turn < 3; turn += 1) {
    await other.send()
    await other.expectOutcomes({
      'backend-CORS': 'readable',
      'proxy-CORS': 'readable',
      'no-CORS': 'blocked-at-preflight',
    })
  }
  await expect(flooding!.region).toHaveAttribute('aria-busy', 'true')

  for (const { region, row } of repeats) {
    await expect(region.getByRole('status')).toContainText('attempts of every lane are counted', {
      timeout: 60_000 + times * 300,
    })
    const all = String(times)
    expect(await row('outcomes')).toEqual([
      `${all} readable`,
      `${all} readable`,
      `${all} blocked at the preflight`,
    ])
    expect(await row('options-at-proxy')).toEqual(['—', all, '—'])
    expect(await row('options-at-backend')).toEqual([all, '0', all])
    expect(await row('requests-at-backend')).toEqual([all, all, '0'])
    expect(await row('work')).toEqual([all, all, '0'])
    expect(await row('errors')).toEqual(['0', '0', '0'])
    await region.page().context().close()
  }
  await other.page.context().close()
  await lab.stages.remove(quiet.id)
})
