import { laneNames, seenAt } from '../../support/bench-page.ts'
import { expect, test } from '../../support/fixtures.ts'

test('before anything is sent, each lane says what will become of it and why, and nothing has been asked', async ({
  bench,
  lab,
}) => {
  await expect(bench.row('backend-CORS', 'outcome')).toContainText(
    'Readable is predicted, after a preflight.',
  )
  await expect(bench.row('proxy-CORS', 'outcome')).toContainText('Readable is predicted, after a preflight.')
  await expect(bench.row('no-CORS', 'outcome')).toContainText('Blocked at the preflight is predicted.')
  await expect(bench.row('no-CORS', 'predicted')).toHaveText('PUT and content-type ask for the preflight.')
  await expect(bench.diagram('proxy-CORS')).toHaveAccessibleName(
    'Expected, browser to proxy: OPTIONS, the preflight; Expected, browser to proxy: PUT; Expected, proxy to backend: PUT; Nothing sent yet.',
  )

  await bench.compose({ Method: 'GET', Path: '/orders' })
  await expect(bench.row('no-CORS', 'outcome')).toContainText(
    'Blocked at the response is predicted, without a preflight.',
  )
  await expect(bench.row('backend-CORS', 'predicted')).toHaveText(
    'Method and headers are CORS-safelisted: nothing asks for a preflight.',
  )
  const { lanes } = lab.stages.get('default').describe()
  const inspected = await Promise.all(lanes.map(({ url }) => fetch(`${url}/orders`)))
  expect(inspected.every(({ ok }) => ok)).toBe(true)
  for (const lane of laneNames) expect(await bench.attemptId(lane)).toBe('')
})

/** Each is sent by a real browser to three lanes, and has to come as the oracle said. */
const requests: readonly Readonly<Record<string, string>>[] = [
  { Method: 'PUT', Path: '/orders/17' },
  { Method: 'GET', Path: '/orders', Credentials: 'include' },
  { Method: 'POST', Path: '/orders', 'Content type': 'text/plain' },
  { Method: 'patch', Path: '/orders/1' },
  { Method: 'BREW', Path: '/orders' },
  { Method: 'GET', Path: '/redirect?to=/orders.csv' },
  { Method: 'GET', Path: '/redirect?to=/redirect', Redirect: 'manual' },
  { Method: 'GET', Path: '/status/404', Redirect: 'error' },
  { Method: 'GET', Path: '/redirect', Redirect: 'error' },
  { Method: 'GET', Path: '/orders', Redirect: 'follow', Mode: 'no-cors' },
  { Method: 'GET', Path: '/orders', Mode: 'same-origin' },
  { Method: 'TRACE', Path: '/orders', Mode: 'cors' },
  { Method: 'DELETE', Path: '/orders/3', 'Page origin': 'http://evil.localhost' },
  { Method: 'GET', Path: '/me', 'Page origin': 'null', Credentials: 'include' },
]

test('what is predicted of requests of every kind comes as predicted, in every lane', async ({
  bench,
  lab,
}) => {
  test.slow()
  for (const fields of requests) {
    const origin = lab.origins.find((each) => each.startsWith(fields['Page origin'] ?? 'none'))
    await bench.compose({ ...fields, ...(origin !== undefined && { 'Page origin': origin }) })
    await bench.send()
    for (const lane of laneNames)
      await expect(bench.row(lane, 'predicted'), `${JSON.stringify(fields)} in ${lane}`).toContainText(
        'as it happened',
      )
  }
})

test('again warm is predicted from what the browser has been told, and the diagram says for how long it holds', async ({
  bench,
}) => {
  await bench.send()
  await bench.send('warm')
  for (const lane of ['backend-CORS', 'proxy-CORS'] as const) {
    await expect(bench.row(lane, 'predicted')).toHaveText('readable, its preflight cached: as it happened')
    await expect(bench.diagram(lane)).toHaveAccessibleName(/and will for (59\d|600) s more/)
  }
  await expect(bench.row('no-CORS', 'predicted')).toHaveText('blocked at the preflight: as it happened')
})

test('again warm, Chromium sends a new preflight in the cache modes no-store, reload and no-cache, as predicted', async ({
  bench,
  seen,
}) => {
  for (const [cache, isSparedWhenWarm] of [
    ['default', true],
    ['no-store', false],
    ['reload', false],
    ['no-cache', false],
    ['force-cache', true],
  ] as const) {
    await bench.compose({ 'Cache mode': cache })
    for (const how of ['new', 'warm', 'cold'] as const) {
      await bench.send(how)
      for (const lane of laneNames)
        await expect(bench.row(lane, 'predicted'), `${how} with ${cache}`).toContainText('as it happened')
      const isSpared = how === 'warm' && isSparedWhenWarm
      expect(seenAt('backend', await seen('backend-CORS')), `${how} with ${cache}`).toEqual([
        ...(isSpared ? [] : ['OPTIONS 204']),
        'PUT 200',
      ])
    }
  }
})

test('why: the reason, the steps of the standard, and the header that decided', async ({
  bench,
  corsErrors,
}) => {
  await bench.send()
  await expect(bench.row('no-CORS', 'reason')).toContainText('has no Access-Control-Allow-Origin')
  await expect(bench.row('no-CORS', 'reason')).toContainText(corsErrors[0] ?? 'no CORS error')
  await expect(bench.row('no-CORS', 'preflight-check')).toHaveText(
    /The response has Access-Control-Allow-Origin\. decides$/,
  )
  await expect(bench.row('no-CORS', 'methods')).toHaveText('not reached')
  await expect(bench.row('backend-CORS', 'reason')).toHaveText('nothing failed')
  const decided = bench.header('no-CORS', 'access-control-allow-origin').first()
  await expect(decided).toHaveText(/decides\s*absent/)

  await bench.row('no-CORS', 'fix').locator('summary').click()
  await expect(bench.row('no-CORS', 'fix')).toContainText('app.use(cors({')
  await expect(bench.row('no-CORS', 'fix')).toContainText('add_header Access-Control-Allow-Origin')
})

test('where the policy decides, one click mends it, and one takes that back', async ({ bench, onStage }) => {
  await onStage({ methods: ['GET'] })
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'blocked-at-preflight', 'proxy-CORS': 'blocked-at-preflight' })
  await expect(bench.row('no-CORS', 'fix').getByRole('button', { name: /Allow/ })).toHaveCount(0)
  await bench.row('proxy-CORS', 'fix').getByRole('button', { name: 'Allow PUT in the policy' }).click()
  await bench.expectSaid('Allow PUT: all lanes run the new policy.')
  await bench.send('cold')
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })

  await bench.page.getByRole('button', { name: 'Undo' }).click()
  await bench.expectSaid('It is undone.')
  await bench.send('cold')
  await bench.expectOutcomes({ 'backend-CORS': 'blocked-at-preflight', 'proxy-CORS': 'blocked-at-preflight' })
})
