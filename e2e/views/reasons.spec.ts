import type { Locator, Page } from 'playwright/test'
import {
  corsErrors,
  reasonCodes,
  type ReasonCode,
} from '../../scenarios/fetch-standard/recording/reason-code.ts'
import { reasonGroups } from '../../scenarios/explain/reasons/reason-groups.ts'
import { reasons } from '../../scenarios/explain/reasons/reasons.ts'
import type { Stage } from '../../scenarios/setup/stage.ts'
import { strategies } from '../../scenarios/words/strategy.ts'
import type { Lab } from '../../servers/launch.ts'
import { BenchPage } from '../support/bench-page.ts'
import { expectClean } from '../support/expect-clean.ts'
import { expect, test } from '../support/fixtures.ts'
import { followWithin } from '../support/follow-within.ts'
import { expectSeenInLane } from '../support/seen-in-lane.ts'

const inOrder = reasonGroups.flatMap(({ codes }) => codes)
const heading = (page: Page, code: ReasonCode): Locator =>
  page.getByRole('heading', { level: 1, name: reasons[code].title, exact: true })

test('from the index on, every reason is reached by going to the next, and shows its example judged and its fixes', async ({
  lab,
  page,
}) => {
  await page.goto(`${lab.dashboard}/reasons`)
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(reasonCodes.length)
  await page.getByRole('link', { name: inOrder[0]!, exact: true }).click()
  for (const [at, code] of inOrder.entries()) {
    await expect(heading(page, code)).toBeFocused()
    await expect(page).toHaveURL(`${lab.dashboard}/reasons/${code}`)
    await expect(page).toHaveTitle(`${code} · CORS Lab`)
    await expect(page.getByRole('main')).toContainText('In the backend (Hono)')
    if (typeof reasons[code].example !== 'string')
      await expect(page.getByText('This decided.').first()).toBeVisible()
    const next = page.locator('a[rel=next]')
    if (at === inOrder.length - 1) await expect(next).toHaveCount(0)
    else await next.click()
  }
})

test('a link to a reason opens it, tells where browsers differ, and one to a code that is none says so', async ({
  lab,
  page,
}) => {
  await page.goto(`${lab.dashboard}/reasons/preflight-authorization-wildcard`)
  await expect(heading(page, 'preflight-authorization-wildcard')).toBeVisible()
  const letter = page.locator('section[data-profiles=standard]')
  await expect(letter).toContainText('blocked at the preflight')
  const browsers = page.locator('section[data-profiles^="chromium firefox"]')
  await expect(browsers).toContainText('readable')
  await expect(browsers).toContainText('does not cover Authorization')

  await page.goto(`${lab.dashboard}/reasons/acao-mising`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no reason called acao-mising')
  await page.getByRole('main').locator('a[href="/reasons"]').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why a fetch fails')
})

test('the fix is copied as it is shown', async ({ context, lab, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${lab.dashboard}/reasons/acao-multiple`)
  await page.getByRole('button', { name: 'Copy for the proxy' }).click()
  const shown = await page.getByRole('group', { name: 'Code for the proxy' }).textContent()
  expect(shown).toContain('proxy_hide_header Access-Control-Allow-Origin;')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown)
})

/** Chromium files these without a failed request, and so does not tell of them here. */
const untold: ReadonlySet<ReasonCode> = new Set([
  'mode-same-origin',
  'no-cors-redirect-mode',
  'scheme-not-http',
])

/** Opens the bench by the link on the page of a reason, on a stage that is already set up, so that it asks nothing. */
test('from a blocked attempt to its reason and back: the attempt is still there, and can be sent again warm', async ({
  bench,
  page,
}) => {
  await bench.send()
  await bench.lane('no-CORS').getByRole('link', { name: 'preflight-acao-missing' }).click()
  await expect(heading(page, 'preflight-acao-missing')).toBeVisible()
  await page.goBack()
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'no-CORS': 'blocked-at-preflight' })
  await bench.send('warm')
  await expect(bench.row('backend-CORS', 'outcome')).toContainText(
    "No preflight: its verdict was in the browser's cache.",
  )
})

async function tryOnBench(code: ReasonCode, lab: Lab, page: Page): Promise<Stage> {
  const { onTheBench } = reasons[code]
  if (onTheBench.kind !== 'setup') throw new Error(`${code} has no setup.`)
  const { policy } = lab.stages.get('default').describe()
  const stage = await lab.stages.create({
    policy: { ...policy, ...onTheBench.policy },
    lanes: onTheBench.lanes ?? [{ strategy: 'backend' }, { strategy: 'proxy' }, { strategy: 'none' }],
  })
  await followWithin(page, `/reasons/${code}`)
  await expect(heading(page, code)).toBeVisible()
  const href = await page.getByRole('main').locator('a[href^="/bench"]').getAttribute('href')
  const url = new URL(href ?? '', lab.dashboard)
  url.searchParams.set('stage', stage.id)
  await followWithin(page, url.pathname + url.search)
  await expect(page.locator(`[data-stage="${stage.id}"]`)).toBeVisible()
  return stage.describe()
}

/** The lane that is to show a reason shows what its page promises. */
async function expectAsPromised(code: ReasonCode, lab: Lab, bench: BenchPage): Promise<void> {
  const { onTheBench } = reasons[code]
  if (onTheBench.kind !== 'setup') throw new Error(`${code} has no setup.`)
  const lane = bench.lane(strategies[onTheBench.shownBy].title)
  await expectSeenInLane(lane, lab, onTheBench.expect, code)
}

const onBench = inOrder.filter((code) => reasons[code].onTheBench.kind === 'setup')
const hasOwnLanes = (code: ReasonCode) => {
  const { onTheBench } = reasons[code]
  return onTheBench.kind === 'setup' && onTheBench.lanes !== undefined
}

test('the link to the bench keeps its word: sent from there, Chromium ends the fetch as the page says', async ({
  corsErrors: found,
  lab,
  page,
}) => {
  test.setTimeout(120_000)
  const codes = onBench.filter((code) => !hasOwnLanes(code))
  expect(codes.length).toBeGreaterThan(14)
  await page.goto(`${lab.dashboard}/reasons`)
  for (const code of codes) {
    const stage = await tryOnBench(code, lab, page)
    const bench = new BenchPage(page)
    const before = found.length
    await bench.send()
    await expectAsPromised(code, lab, bench)
    const corsError = corsErrors[code]
    if (corsError !== null && !untold.has(code)) expect(found.slice(before), code).toContain(corsError)
    await lab.stages.remove(stage.id)
  }
})

test('the links that set lanes of their own up keep their word too', async ({
  corsErrors: found,
  lab,
  page,
}) => {
  expect(onBench.filter(hasOwnLanes)).toEqual(['acao-mismatch', 'acao-multiple'])
  await page.goto(`${lab.dashboard}/reasons`)
  const bench = new BenchPage(page)
  const multiple = await tryOnBench('acao-multiple', lab, page)
  await bench.send()
  await expectAsPromised('acao-multiple', lab, bench)
  expect(found.at(-1)).toBe('MultipleAllowOriginValues')
  await lab.stages.remove(multiple.id)

  const mismatch = await tryOnBench('acao-mismatch', lab, page)
  await bench.send()
  await expect(bench.lane('backend-CORS')).toHaveAttribute('data-outcome', 'readable')
  await bench.compose({ 'Page origin': lab.dashboard })
  await bench.send()
  await expectAsPromised('acao-mismatch', lab, bench)
  expect(found.at(-1)).toBe('AllowOriginMismatch')
  await lab.stages.remove(mismatch.id)
})

test('axe finds nothing on the index nor on a reason, in both themes, and at 390 pixels nothing is wider than the page', async ({
  lab,
  page,
}) => {
  test.setTimeout(90_000)
  for (const path of ['/reasons', '/reasons/preflight-authorization-wildcard', '/reasons/redirect-limit']) {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(lab.dashboard + path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectClean(page)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(390)
  }
})
