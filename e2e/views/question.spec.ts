import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright/test'
import { cellId, cellWords, type Cell } from '../../scenarios/question/cell.ts'
import { claims } from '../../scenarios/question/claims.ts'
import type { Outcome } from '../../scenarios/words/outcome.ts'
import type { Strategy } from '../../scenarios/words/strategy.ts'
import type { Lab } from '../../servers/launch.ts'
import { BenchPage, seenAt, seenBy } from '../support/bench-page.ts'
import { enginesOf } from '../support/engines-of.ts'
import { expect, readAttempt, test } from '../support/fixtures.ts'
import { needsNginx } from '../support/needs-nginx.ts'

const table = (page: Page): Locator => page.locator('table[data-sent]')
const outcomeCell = (page: Page, cell: Cell): Locator => page.locator(`#${cellId(cell)}`)
/** What stands beside a cell's outcome. */
const besideCell = (page: Page, cell: Cell, fact: 'preflight' | 'requests' | 'runs'): Locator =>
  outcomeCell(page, cell).locator(`~ [data-fact=${fact}]`).first()
const local = (strategy: Strategy): Cell => ({ strategy, environment: 'local' })
const deployed = (strategy: Strategy): Cell => ({ strategy, environment: 'deployed' })

/** Opens the page, and waits until all has been sent and looked up; gives the milliseconds until then. */
async function openQuestion(page: Page, lab: Lab, search = ''): Promise<number> {
  const startedAt = performance.now()
  await page.goto(`${lab.dashboard}/question${search}`)
  await expect(table(page)).toHaveAttribute('data-sent', '1', { timeout: 20_000 })
  return performance.now() - startedAt
}

/** The port of loopback on which a server listens from now on. */
async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer()
  const port = await portOf(probe)
  probe.close()
  await once(probe, 'close')
  return port
}

/** What the witnesses hold of an attempt that the page names, asked of the control API as any program would. */
async function seenOf(shown: Locator, lab: Lab) {
  return readAttempt(lab, (await shown.getAttribute('data-attempt')) ?? '')
}

test.describe('the table, and the claims beside it', () => {
  // One page for all of them, in this order: they look at what was sent once.
  test.describe.configure({ mode: 'default' })
  let page: Page
  let hasNginx: boolean

  test.beforeAll(async ({ browser, lab }) => {
    page = await browser.newPage()
    const filledMs = await openQuestion(page, lab)
    // Not a limit: the machine may be busy.
    console.error(`The table of the question was filled after ${Math.round(filledMs)} ms.`)
    hasNginx = ((await page.locator('[data-part=policy]').textContent()) ?? '').includes('The proxy is nginx')
  })
  test.afterAll(() => page.close())

  const shownBy = (claim: number): Locator => page.locator(`#claim-${claim} [data-shown]`)

  /** Every cell that a claim names is as the claim says; the one that needs nginx only where there is one. */
  async function expectShown(number: number): Promise<void> {
    const claim = claims.find((each) => each.number === number)
    for (const [at, { cell }] of (claim?.shownBy ?? []).entries()) {
      if (cell.strategy === 'backend+proxy-cache' && !hasNginx) continue
      await expect(shownBy(number).nth(at), cellWords(cell)).toHaveAttribute('data-shown', 'true')
    }
  }

  const expectOutcome = (cell: Cell, outcome: Outcome) =>
    expect(outcomeCell(page, cell), cellWords(cell)).toHaveAttribute('data-outcome', outcome)

  test('every cell was sent for real, and ended as the oracle had predicted', async ({ lab }) => {
    const sent = table(page).locator('td[data-attempt]')
    await expect(sent).toHaveCount(hasNginx ? 14 : 13)
    for (const cell of await sent.all()) {
      await expect(cell).toContainText('✓ as predicted')
      expect((await seenOf(cell, lab)).exchanges.length).toBeGreaterThan(0)
    }
    if (!hasNginx)
      await expect(outcomeCell(page, deployed('backend+proxy-cache'))).toContainText('apt-get install nginx')
  })

  test('proxy fails locally for a missing header, and the page says why', async ({ lab }) => {
    const cell = outcomeCell(page, local('proxy'))
    await expectOutcome(local('proxy'), 'blocked-at-preflight')
    await expect(cell).toContainText('No Access-Control-Allow-Origin')
    await expect(cell).toContainText('the proxy that would is not on a developer’s computer')
    expect(seenBy(await seenOf(cell, lab))).toEqual(['backend OPTIONS 404'])
    await expectOutcome(deployed('proxy'), 'readable')
  })

  test('hybrid is readable in both environments', async () => {
    await expectOutcome(local('hybrid'), 'readable')
    await expectOutcome(deployed('hybrid'), 'readable')
  })

  test('both is readable locally and blocked deployed, for two values of one header', async ({ lab }) => {
    await expectOutcome(local('both'), 'readable')
    await expectOutcome(deployed('both'), 'blocked-at-response')
    const cell = outcomeCell(page, deployed('both'))
    await expect(cell).toContainText('More than one value in Access-Control-Allow-Origin')
    expect((await seenOf(cell, lab)).work).toHaveLength(1)
  })

  test('same-origin is readable without a preflight, in both environments', async ({ lab }) => {
    for (const cell of [local('same-origin'), deployed('same-origin')]) {
      await expectOutcome(cell, 'readable')
      await expect(besideCell(page, cell, 'preflight')).toContainText('no preflight')
      expect(seenBy(await seenOf(outcomeCell(page, cell), lab))).toEqual([
        'proxy POST 201',
        'backend POST 201',
      ])
    }
  })

  test('claim 1: one line in the application is enough', async ({ lab }) => {
    await expectShown(1)
    expect(seenBy(await seenOf(shownBy(1).nth(0), lab))).toEqual(['backend OPTIONS 204', 'backend POST 201'])
  })

  test('claim 2: the load balancer can do it instead, and the backend knows nothing of CORS', async ({
    lab,
  }) => {
    await expectShown(2)
    expect(seenAt('backend', await seenOf(shownBy(2).nth(0), lab))).toEqual(['POST 201'])
    await expect(besideCell(page, deployed('proxy'), 'preflight')).toContainText('knows nothing of CORS')
  })

  test('claim 3: a POST with JSON is asked for first, and is sent only if the answer allows it', async ({
    lab,
  }) => {
    await expectShown(3)
    expect(seenBy(await seenOf(shownBy(3).nth(0), lab))).toEqual(['backend OPTIONS 404'])
    const simple = await seenOf(shownBy(3).nth(2), lab)
    expect(seenBy(simple)).toEqual(['backend POST 201'])
    expect(simple.work).toHaveLength(1)
  })

  test('claim 4: deployed, a proxy spares the backend preflights; a proxy’s cache and a browser’s are two other things', async ({
    lab,
  }) => {
    await expectShown(4)
    const [passed, answered, kept, spared] = await shownBy(4).all()
    expect(seenAt('backend', await seenOf(passed!, lab))).toEqual(['OPTIONS 204', 'POST 201'])
    expect(seenAt('backend', await seenOf(answered!, lab))).toEqual(['POST 201'])
    if (hasNginx) {
      const byCache = await seenOf(kept!, lab)
      expect(seenAt('proxy', byCache)).toEqual(['OPTIONS 204', 'POST 201'])
      expect(seenAt('backend', byCache)).toEqual(['POST 201'])
    }
    expect(seenAt('proxy', await seenOf(spared!, lab))).toEqual(['POST 201'])
    await expect(page.locator('#claim-4')).toContainText('mixes three things')
  })

  test('claim 5: locally the page fails, or every developer runs a load balancer', async () => {
    await expectShown(5)
    const price = page.locator('section[aria-labelledby=price]').getByRole('table')
    await expect(price.getByRole('row', { name: /^proxy, not run locally/ })).toContainText('blocked')
    await expect(price.getByRole('row', { name: /^proxy, run locally too/ })).toContainText(
      hasNginx ? '2 proxy (nginx), backend1 nginx.conf' : '2 proxy (embedded), backend1 proxy.json',
    )
    await expect(price.getByRole('row', { name: /^backend / })).toContainText('1 backend0')
  })

  test('claim 6: a hybrid works in both, and done twice it is a bug', async () => {
    await expectShown(6)
    await expect(besideCell(page, local('hybrid'), 'runs')).toContainText('1 process1 file: .env')
  })

  test('all is sent again by keyboard; a lane that is down says so, and a stage that is gone is made anew', async ({
    lab,
  }) => {
    const before = await outcomeCell(page, local('backend')).getAttribute('data-attempt')
    const [localStage, deployedStage] = lab.stages
      .list()
      .slice(-2)
      .toSorted((a, b) =>
        (a.describe().lanes[0]?.environment ?? '') < (b.describe().lanes[0]?.environment ?? '') ? 1 : -1,
      )
    await localStage?.lane('backend')?.stopBackend()
    await lab.stages.remove(deployedStage?.id ?? '')
    await page.keyboard.press('Control+Enter')
    await expect(table(page)).toHaveAttribute('data-sent', '2', { timeout: 20_000 })
    await expectOutcome(local('backend'), 'no-response')
    await expect(outcomeCell(page, local('backend'))).toContainText('Start the backend again')
    await expect(shownBy(1).nth(0)).toHaveAttribute('data-shown', 'false')
    await expect(shownBy(1).nth(0)).toContainText('no response and not readable')
    await expectOutcome(deployed('hybrid'), 'readable')
    expect(await outcomeCell(page, local('backend')).getAttribute('data-attempt')).not.toBe(before)
  })

  test('a cell leads to the bench, which offers to set up that lane; the stages are closed behind it', async ({
    lab,
  }) => {
    expect(lab.stages.list().length).toBe(3)
    await outcomeCell(page, deployed('both')).locator('a[href^="/bench"]').click()
    await expect(new BenchPage(page).linkSetup).toBeVisible()
    await expect(page.getByRole('form', { name: 'Request' }).getByLabel('Method')).toHaveValue('POST')
    expect(new URL(page.url()).searchParams.get('lanes')).toContain('"both"')
    await expect.poll(() => lab.stages.list().length).toBe(1)
  })
})

test('the answer follows the reader’s own case, stays in the URL, and each sentence leads to what shows it', async ({
  lab,
  page,
}) => {
  await openQuestion(page, lab, '?owner=own-team&services=one')
  const answer = page.locator('[data-part=answer]')
  await page.locator('nav a[href="#answer"]').click()
  await expect(answer).toBeInViewport()
  await expect(page).toHaveURL(/owner=own-team.*#answer$/)
  await expect(answer.getByRole('heading')).toHaveText('The backend, locally and deployed')
  await answer.getByRole('button', { name: 'large' }).focus()
  await page.keyboard.press('Enter')
  await expect(answer.getByRole('heading')).toHaveText('Hybrid: the backend locally, the proxy when deployed')
  await expect(page).toHaveURL(/traffic=large/)
  await expect(answer.getByRole('button', { name: 'large' })).toBeFocused()
  await answer.locator(`a[href="#${cellId(deployed('both'))}"]`).click()
  await expect(outcomeCell(page, deployed('both'))).toBeInViewport()
  await expect(table(page).getByRole('columnheader', { name: /^Deployed/ })).toBeInViewport()
  await answer.locator('a[href="#claim-4"]').first().click()
  await expect(page.locator('#claim-4')).toBeInViewport()
  await expect(page).toHaveURL(/traffic=large.*#claim-4$/)
  // Another tab closed, another reload: the stages go with the page.
  await page.goto('about:blank')
  await expect.poll(() => lab.stages.list().length).toBe(1)
})

test('reloaded ten times quickly, whenever that falls, the page leaves no stage behind but the two that it shows', async ({
  lab,
  page,
}) => {
  await page.goto(`${lab.dashboard}/question`, { waitUntil: 'domcontentloaded' })
  // Before the page has asked for its lanes, while they are being made, and when they are there.
  for (let reload = 0; reload < 10; reload += 1) {
    await page.waitForTimeout(reload * 80)
    await page.reload({ waitUntil: 'domcontentloaded' })
  }
  await expect(table(page)).toHaveAttribute('data-sent', '1', { timeout: 20_000 })
  await expect(outcomeCell(page, deployed('hybrid'))).toHaveAttribute('data-outcome', 'readable')
  await expect.poll(() => lab.stages.list().length).toBe(3)
  await page.goto('about:blank')
  await expect.poll(() => lab.stages.list().length).toBe(1)
})

test('the files for a local load balancer have the policy and the ports that were chosen, and no port that is none', async ({
  lab,
  page,
}) => {
  await openQuestion(page, lab)
  await expect(
    page
      .locator('section[aria-labelledby=price]')
      .filter({ hasText: `they let pages from ${lab.dashboard} call` }),
  ).toBeVisible()
  await page.locator('#way-turborepo summary').click()
  const way = page.locator('#way-turborepo')
  await page.getByLabel('Port of the load balancer').fill('8181')
  const conf = way.getByRole('group', { name: 'apps/load-balancer/nginx.conf' })
  await expect(conf).toContainText('listen 127.0.0.1:8181;')
  await expect(conf).toContainText(`"~^${lab.dashboard}$" $http_origin;`)
  const download = page.waitForEvent('download')
  await way.getByRole('button', { name: 'Download nginx.conf' }).click()
  expect((await readFile(await (await download).path(), 'utf8')).trimEnd()).toBe(
    (await conf.textContent())?.trimEnd(),
  )
  await page.getByLabel('Port of the backend').fill('80')
  await expect(
    page
      .locator('#ports-mistake')
      .filter({ hasText: 'A port is a whole number from 1024 to 65535; this is 80.' }),
  ).toBeVisible()
  await expect(way).toHaveCount(0)
})

test.describe('the file, downloaded', () => {
  needsNginx()

  test('is started as it is: this page calls a plain backend through it, which sees no preflight', async ({
    lab,
    page,
  }) => {
    const asked: string[] = []
    const backend = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`)
      response.writeHead(201, { 'Content-Type': 'application/json' }).end('{"id":21}')
    })
    const [backendPort, proxyPort] = [await portOf(backend), await freePort()]
    await openQuestion(page, lab, `?proxyPort=${proxyPort}&backendPort=${backendPort}`)
    await page.locator('#way-service summary').click()
    const download = page.waitForEvent('download')
    await page.locator('#way-service').getByRole('button', { name: 'Download nginx.conf' }).click()
    const folder = await mkdtemp(join(tmpdir(), 'cors-lab-downloaded-'))
    const file = join(folder, 'nginx.conf')
    await (await download).saveAs(file)
    const { path } = (await enginesOf(lab)).find(({ name }) => name === 'nginx')!
    const nginx = spawn(path ?? '', ['-p', folder, '-c', file, '-e', 'stderr'], { stdio: 'ignore' })
    try {
      const url = `http://localhost:${proxyPort}/orders`
      await expect
        .poll(() =>
          fetch(`${url}?started`).then(
            () => true,
            () => false,
          ),
        )
        .toBe(true)
      const read = await page.evaluate(async (address) => {
        const response = await fetch(address, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: '{"item":"tea","quantity":3}',
        })
        return [response.type, response.status, await response.text()]
      }, url)
      expect(read).toEqual(['cors', 201, '{"id":21}'])
      expect(asked.filter((each) => !each.includes('started'))).toEqual(['POST /orders'])
    } finally {
      nginx.kill('SIGTERM')
      await once(nginx, 'exit')
      backend.close()
      backend.closeAllConnections()
      await rm(folder, { recursive: true, force: true })
    }
  })
})

test('axe finds nothing in both themes, and at 390 pixels nothing is wider than the page', async ({
  lab,
  page,
}) => {
  test.setTimeout(90_000)
  await openQuestion(page, lab)
  await page.locator('details[id^=way-] summary').first().click()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const axe = new AxeBuilder({ page })
    // Nothing but colours differs between the themes.
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze()
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      colorScheme,
    ).toEqual([])
  }
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})
