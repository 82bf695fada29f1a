import type { Page } from 'playwright/test'
import { mistakeNames } from '../../scenarios/setup/mistakes/mistakes.ts'
import { cellId, questionCells, type Cell } from '../../scenarios/question/cell.ts'
import { installWords } from '../../scenarios/engines/missing-engine.ts'
import { engineNeededBy } from '../../scenarios/engines/engine-needed-by.ts'
import { seenBy } from '../support/bench-page.ts'
import { expectClean } from '../support/expect-clean.ts'
import { expect, readAttempt, test } from '../support/fixtures.ts'

/** A real lab on a computer where no nginx is found: it looks for one in a folder alone that is not there. */
const nowhere = '/nowhere'
test.use({ programFolders: [nowhere] })

const howTo = installWords('nginx')
const needsNginx = ({ strategy, environment }: Cell) =>
  environment === 'deployed' && engineNeededBy(strategy) === 'nginx'

test('the question is complete: every cell that can be had is sent, the other says what is missing and how to install it', async ({
  lab,
  page,
}) => {
  test.slow()
  await page.goto(`${lab.dashboard}/question`)
  await expect(page.locator('table[data-sent]')).toHaveAttribute('data-sent', '1', { timeout: 20_000 })
  await expect(page.locator('table[data-sent]')).toHaveAttribute('aria-busy', 'false')

  expect(questionCells.filter(needsNginx)).toHaveLength(1)
  for (const cell of questionCells) {
    const shown = page.locator(`#${cellId(cell)}`)
    if (needsNginx(cell)) {
      await expect(shown).toContainText('not sent')
      await expect(shown).toContainText('nginx was not found on this computer')
      await expect(shown).toContainText(howTo)
      continue
    }
    await expect(shown).toHaveAttribute('data-outcome', /^(readable|blocked-at-(preflight|response))$/)
    await expect(shown).toContainText('✓ as predicted')
    const attempt = await readAttempt(lab, (await shown.getAttribute('data-attempt')) ?? '')
    expect(seenBy(attempt).length).toBeGreaterThan(0)
  }
  await expect(page.locator('[data-part=progress]')).toContainText(/^13 of 14 cells sent .* 1 could not be/)
  await expect(page.locator('[data-part=policy]')).toContainText('The proxy is embedded')
  await expect(page.locator('[data-part=policy]')).toContainText(howTo)

  // The claim that names the missing cell says so, and all others are shown by what was sent.
  const evidence = page.locator('[data-shown]')
  await expect(page.locator('[data-shown="false"]')).toHaveCount(0)
  await expect(page.locator('[data-shown="unknown"]')).toHaveCount(1)
  await expect(page.locator('[data-shown="unknown"]')).toContainText(howTo)
  expect(await evidence.count()).toBeGreaterThan(10)

  // The files to copy are there: nginx is needed to run them, and not to write them.
  await page.locator('#way-service summary').click()
  await expect(page.locator('#way-service').getByRole('group', { name: /nginx\.conf$/ })).toContainText(
    'add_header Access-Control-Allow-Origin',
  )
  await expect(page.getByRole('main')).not.toContainText(/under way|Starting the lanes/)
  await expectClean(page)
})

test('the bench says the same: when a lane is added, and when a link asks for one', async ({
  bench,
  lab,
  page,
}) => {
  const panel = await bench.openNewLane()
  await panel.select('Strategy').selectOption('backend+proxy-cache')
  const engines = panel.select('Proxy')
  await expect(engines.getByRole('option', { name: 'nginx (not found)' })).toBeDisabled()
  await expect(panel.panel.getByText('nginx was not found on this computer')).toContainText(howTo)
  await panel.button('Add').click()
  await expectNotFound(page)
  await expect(bench.lane('cached-CORS')).toHaveCount(0)

  const lanes = JSON.stringify([{ strategy: 'proxy', environment: 'deployed', engine: 'nginx' }])
  await page.goto(`${lab.dashboard}/bench?lanes=${encodeURIComponent(lanes)}`)
  await bench.linkSetup.getByRole('button', { name: 'Set it up here' }).click()
  await expectNotFound(page)
  // What ran before still runs, and can be sent to.
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })
  await expectClean(page, ['light'])
})

/** The bench says where it looked for nginx, and how to install it. */
async function expectNotFound(page: Page): Promise<void> {
  const alert = page.getByRole('alert').filter({ hasText: nowhere })
  await expect(alert).toContainText(`searched: ${nowhere}.`)
  await expect(alert).toContainText(howTo)
}

test('a lane can make every mistake and keep a cache all the same', async ({ bench, lab, onStage }) => {
  const { id } = await onStage({}, [{ strategy: 'none' }, { strategy: 'backend' }])
  await bench.compose({ Method: 'GET', Path: '/status/500' })
  const panel = await bench.openNewLane()
  await panel.select('Strategy').selectOption('proxy')
  await expect(panel.mistakes).toHaveCount(mistakeNames.length)
  for (const mistake of await panel.mistakes.all()) await expect(mistake).toBeEnabled()
  await panel.mistake('no-always').check()
  await panel.caches.check()
  await panel.button('Add').click()
  const added = bench.lane('proxy-CORS')
  await expect(added).toContainText('mistake: add_header without always')
  await bench.send()
  await bench.expectOutcomes({ 'proxy-CORS': 'blocked-at-response', 'backend-CORS': 'readable' })
  expect(lab.stages.get(id).describe().lanes.at(-1)).toMatchObject({
    engine: 'embedded',
    mistakes: ['no-always'],
    caches: true,
  })
})

test('traffic leaves out the strategy that needs nginx, says so, and counts all others', async ({
  lab,
  page,
}) => {
  await page.goto(`${lab.dashboard}/traffic?visitors=2&calls=2&maxAges=[600]`)
  const experiment = page.getByRole('region', { name: 'Experiment' })
  await expect(experiment).toContainText('cached-CORS is left out: nginx was not found on this computer')
  await expect(experiment).toContainText(howTo)
  await experiment.getByRole('button', { name: /^Send [\d,]+ calls$/ }).click()
  await expect(experiment.locator('[data-part=progress]')).toContainText('All are counted')
  const heads = await experiment.getByRole('table').first().getByRole('columnheader').allInnerTexts()
  expect(heads.map((head) => head.split('\n')[0])).toEqual(
    expect.arrayContaining(['backend-CORS', 'proxy-CORS', 'same-origin']),
  )
  expect(heads.join()).not.toContain('cached-CORS')

  await page.goto(`${lab.dashboard}/traffic?engine=nginx`)
  await expect(experiment).toContainText('nginx was not found on this computer: choose another proxy.')
  await expect(experiment.getByRole('button', { name: 'Send' })).toHaveAttribute('aria-disabled', 'true')
})

test('the company says so too, and runs with the proxy that there is', async ({ lab, page }) => {
  await page.goto(`${lab.dashboard}/company?engine=nginx`)
  await expect(page.getByRole('alert')).toHaveText(
    `nginx was not found on this computer: choose the embedded proxy, or install it (${howTo}).`,
  )
  await page.getByLabel('Proxy', { exact: true }).selectOption('embedded')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('button', { name: 'Run all' }).click()
  await expect(page.locator('[data-part=verdict]').first()).toContainText('All three agree')
})
