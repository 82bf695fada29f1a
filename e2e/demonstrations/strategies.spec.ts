import type { Page } from 'playwright/test'
import type { Attempt } from '../../scenarios/words/attempt.ts'
import { seenAt, seenBy } from '../support/bench-page.ts'
import { expect, readAttempt, test } from '../support/fixtures.ts'
import { needsNginx } from '../support/needs-nginx.ts'
import { attemptFrom, openOrigin } from '../support/page-attempt.ts'
import { pageRequest } from '../../scenarios/words/page-request.test-data.ts'

/** The values of Access-Control-Allow-Origin on the last response that the browser got. */
function allowedOrigins({ exchanges }: Attempt, witness: 'proxy' | 'backend'): string[] {
  const last = exchanges.findLast((each) => each.witness === witness)
  return (last?.responseHeaders ?? []).flatMap(([name, value]) =>
    name.toLowerCase() === 'access-control-allow-origin' ? [value] : [],
  )
}

test('what is right on a developer’s computer and what is right deployed: one switch shows both', async ({
  bench,
  corsErrors,
  lab,
  onStage,
  page,
  seen,
}) => {
  const strategies = ['proxy', 'hybrid', 'both'] as const
  await onStage(
    {},
    strategies.map((strategy) => ({ strategy, environment: 'local' })),
  )
  await bench.send()
  // No load balancer on this computer, and nobody else adds the header.
  await bench.expectOutcomes({
    'proxy-CORS': 'blocked-at-preflight',
    'hybrid-CORS': 'readable',
    'both-CORS': 'readable',
  })
  expect(corsErrors).toEqual(['PreflightMissingAllowOriginHeader'])
  await expect(bench.lane('proxy-CORS')).toContainText(
    'the proxy that would is not on a developer’s computer',
  )
  expect(seenBy(await seen('hybrid-CORS'))).toEqual(['backend OPTIONS 204', 'backend PUT 200'])
  expect(allowedOrigins(await seen('hybrid-CORS'), 'backend')).toEqual([lab.dashboard])

  await page.getByRole('button', { name: 'All deployed' }).click()
  await expect(page.getByRole('button', { name: 'All deployed' })).toHaveAttribute('aria-pressed', 'true')
  await bench.send()
  await bench.expectOutcomes({
    'proxy-CORS': 'readable',
    'hybrid-CORS': 'readable',
    'both-CORS': 'blocked-at-response',
  })
  expect(corsErrors.slice(1)).toEqual(['MultipleAllowOriginValues'])
  expect(seenAt('backend', await seen('hybrid-CORS'))).toEqual(['PUT 200'])
  expect(allowedOrigins(await seen('hybrid-CORS'), 'proxy')).toEqual([lab.dashboard])
  expect(allowedOrigins(await seen('both-CORS'), 'proxy')).toEqual([lab.dashboard, lab.dashboard])
  const environment = bench.lane('hybrid-CORS').getByRole('group', { name: '.env' })
  await expect(environment).toContainText('CORS_BY=proxy')
  await expect(environment).not.toContainText('CORS_BY=backend')
})

test('page and API of one origin: no preflight, no CORS header, and the lane says where it is asked from', async ({
  bench,
  corsErrors,
  onStage,
  page,
  seen,
}) => {
  test.slow()
  const { lanes } = await onStage({ origins: [] }, [
    { strategy: 'same-origin', environment: 'local' },
    { strategy: 'backend' },
  ])
  const { url } = lanes[0]!
  for (const engine of ['vite', 'embedded']) {
    await bench.send()
    await bench.expectOutcomes({ 'same-origin': 'readable', 'backend-CORS': 'blocked-at-preflight' })
    const attempt = await seen('same-origin')
    expect(seenBy(attempt), engine).toEqual(['proxy PUT 200', 'backend PUT 200'])
    const [outer] = attempt.exchanges
    expect(outer!.requestHeaders).toContainEqual(['Origin', url])
    expect(outer!.requestHeaders).toContainEqual(['Sec-Fetch-Site', 'same-origin'])
    expect(allowedOrigins(attempt, 'proxy')).toEqual([])
    await expect(bench.row('same-origin', 'The page knows')).toContainText('basic 200')
    await expect(bench.row('same-origin', 'Outcome')).toContainText('A request to the page’s own origin')
    await expect(bench.lane('same-origin')).toContainText('Attempts come from that origin.')
    if (engine === 'embedded') break
    await bench.lane('same-origin').getByRole('button', { name: 'Change the same-origin lane' }).click()
    await page.getByRole('button', { name: 'Make it deployed' }).click()
    await expect(bench.lane('same-origin')).toContainText('behind the embedded proxy')
  }
  expect(corsErrors).toEqual(['PreflightMissingAllowOriginHeader', 'PreflightMissingAllowOriginHeader'])
})

test('a lane of a new strategy is added where a person says it stands, and the link tells both', async ({
  bench,
  onStage,
  page,
}) => {
  await onStage({}, [{ strategy: 'backend' }, { strategy: 'none' }])
  await page.getByRole('button', { name: 'Add lane' }).click()
  await page.getByLabel('Strategy').selectOption('hybrid')
  await page.getByRole('combobox', { name: /^Environment/ }).selectOption('local')
  await expect(page.getByText('Its environment says so: CORS_BY=backend.')).toBeVisible()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(bench.lane('hybrid-CORS')).toContainText('CORS_BY=backend')
  await expect(page).toHaveURL(/lanes=/)
  const lanes = JSON.parse(new URL(page.url()).searchParams.get('lanes') ?? '[]') as unknown[]
  expect(lanes).toEqual([
    { strategy: 'backend', environment: 'local' },
    { strategy: 'none', environment: 'local' },
    { strategy: 'hybrid', environment: 'local' },
  ])
})

test('a same-origin page obeys the dashboard alone: no other site can embed it', async ({ lab, page }) => {
  const { policy } = lab.stages.get('default').describe()
  const stage = await lab.stages.create({
    policy,
    lanes: [{ strategy: 'same-origin', environment: 'deployed' }],
  })
  const { url } = stage.describe().lanes[0]!
  const evil = lab.origins.find((each) => each.includes('evil'))!
  await page.goto(`${evil}/agent`)
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
  await page.evaluate((src) => {
    const frame = document.createElement('iframe')
    frame.src = src
    document.body.append(frame)
  }, `${url}/agent.html`)
  expect((await refused).text()).toContain(lab.dashboard)
  await lab.stages.remove(stage.id)
})

test.describe('the proxy keeps the backend’s answers to preflights', () => {
  needsNginx()

  test('ten visitors who have never been here: ten preflights at the proxy, one at the backend', async ({
    browser,
    lab,
  }) => {
    test.slow()
    const { policy } = lab.stages.get('default').describe()
    const stage = await lab.stages.create({ policy, lanes: [{ strategy: 'backend+proxy-cache' }] })
    const contexts = await Promise.all(Array.from({ length: 10 }, () => browser.newContext()))
    const visitors = await Promise.all(
      contexts.map(async (context) => openOrigin(await context.newPage(), lab, lab.dashboard)),
    )
    const copies = await Promise.all(
      visitors.map((visitor) =>
        attemptFrom(
          visitor,
          lab,
          stage.describe(),
          pageRequest({ origin: lab.dashboard, body: '{"item":"tea","quantity":1}' }),
        ),
      ),
    )
    const attempts = copies.map(({ lanes }) => lanes[0]!)
    expect(attempts.map(({ outcome }) => outcome)).toEqual(attempts.map(() => 'readable'))
    const preflightsAt = (witness: 'proxy' | 'backend') =>
      attempts.flatMap(({ seen }) => seenAt(witness, seen!).filter((each) => each.startsWith('OPTIONS')))
    expect([preflightsAt('proxy').length, preflightsAt('backend').length]).toEqual([10, 1])
    await Promise.all(contexts.map((context) => context.close()))
    await lab.stages.remove(stage.id)
  })

  test('the second of two cold attempts is answered from the proxy’s cache, and the lane says so', async ({
    bench,
    onStage,
  }) => {
    await onStage({}, [{ strategy: 'backend+proxy-cache' }, { strategy: 'backend' }])
    const lane = 'cached-CORS'
    await bench.send()
    await expect(bench.row(lane, 'The proxy’s log')).toContainText('OPTIONS 204: not in its cache (MISS)')
    await bench.send('Again cold')
    await expect(bench.row(lane, 'The proxy’s log')).toContainText(
      'OPTIONS 204: answered from its cache (HIT)',
    )
    await expect(bench.row(lane, 'OPTIONS seen by the proxy')).toHaveText('1 from its cache')
    await expect(bench.row(lane, 'Outcome')).toContainText('The proxy answered the preflight from its cache.')
    await expect(bench.row(lane, 'OPTIONS seen by the backend')).toHaveText('0')
    await expect(bench.row(lane, 'Saved by a cache')).toContainText('proxy’s cache')
    await expect(bench.lane(lane).getByRole('group', { name: 'nginx.conf' })).toContainText(
      'proxy_cache_lock on;',
    )
  })
})

/** Signs in from a page, asks who is signed in, and tells the status and whether a cookie went along. */
async function signedIn(page: Page, url: string, session: string, run: string) {
  return page.evaluate(
    async ([url, session, run]) => {
      const send = (path: string, method: string) =>
        fetch(url + path, {
          method,
          credentials: 'include',
          referrer: `/attempt/${run}-${method}`,
          referrerPolicy: 'unsafe-url',
        })
      await send(`/session?name=ada${session}`, 'POST')
      return (await send('/me', 'GET')).status
    },
    [url, session, run] as const,
  )
}

test('cookies go between hosts of one site and nowhere else: app to api has them, evil has none', async ({
  lab,
  page,
}) => {
  const origins = ['app.lab', 'evil'].map((name) => lab.origins.find((each) => each.includes(name))!)
  const { policy } = lab.stages.get('default').describe()
  const stage = await lab.stages.create({
    policy: { ...policy, origins: [...origins], credentials: true },
    lanes: [{ strategy: 'backend' }],
  })
  const lane = stage.describe().lanes[0]!.url.replace('//localhost', '//api.lab.localhost')
  const sessions = [
    '',
    '&sameSite=Strict',
    '&sameSite=None',
    '&domain=lab.localhost',
    '&domain=lab.localhost&sameSite=Strict',
  ]
  const [app = '', evil = ''] = origins
  for (const [origin, isSameSite] of [
    [app, true],
    [evil, false],
  ] as const) {
    await page.goto(`${origin}/agent`)
    for (const [index, session] of sessions.entries()) {
      await page.context().clearCookies()
      const run = `cookie-${isSameSite}-${index}-${process.pid}`
      const status = await signedIn(page, lane, session, run)
      const [exchange] = (await readAttempt(lab, `${run}-GET`)).exchanges
      const cookie = exchange!.requestHeaders.find(([name]) => name.toLowerCase() === 'cookie')
      expect([status, cookie !== undefined], `${origin} ${session}`).toEqual(
        isSameSite ? [200, true] : [401, false],
      )
    }
  }
  await lab.stages.remove(stage.id)
})
