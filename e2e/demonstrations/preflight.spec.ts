import { seenAt, seenBy } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'

test('a PUT with JSON is preceded by a preflight, which each strategy answers in its own place', async ({
  bench,
  corsErrors,
  lab,
  seen,
}) => {
  const before = await (await fetch(`${lab.stages.get('default').describe().lanes[2]!.url}/orders/17`)).text()
  await bench.send()
  await bench.expectOutcomes({
    'backend-CORS': 'readable',
    'proxy-CORS': 'readable',
    'no-CORS': 'blocked-at-preflight',
  })
  await expect(bench.row('backend-CORS', 'Outcome')).toContainText('The backend answered the preflight.')
  await expect(bench.row('proxy-CORS', 'Outcome')).toContainText('The proxy answered the preflight.')
  await expect(bench.row('no-CORS', 'Outcome')).toContainText(
    'No Access-Control-Allow-Origin in the answer to the preflight.',
  )
  await expect(bench.row('proxy-CORS', 'OPTIONS seen by the proxy')).toHaveText('1 answered here')
  await expect(bench.row('proxy-CORS', 'OPTIONS seen by the backend')).toHaveText('0')
  await expect(bench.row('no-CORS', 'The backend did')).toHaveText('Nothing was changed.')

  expect(seenBy(await seen('backend-CORS'))).toEqual(['backend OPTIONS 204', 'backend PUT 200'])
  expect(seenAt('proxy', await seen('proxy-CORS'))).toEqual(['OPTIONS 204', 'PUT 200'])
  expect(seenAt('backend', await seen('proxy-CORS'))).toEqual(['PUT 200'])
  expect(seenBy(await seen('no-CORS'))).toEqual(['backend OPTIONS 404'])
  expect(corsErrors).toEqual(['PreflightMissingAllowOriginHeader'])

  const after = await (await fetch(`${lab.stages.get('default').describe().lanes[2]!.url}/orders/17`)).text()
  expect(after).toBe(before)
})

test('sent again warm there is no preflight, and sent again cold there is', async ({ bench, seen }) => {
  await bench.send()
  await bench.send('Again warm')
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })
  for (const lane of ['backend-CORS', 'proxy-CORS'] as const) {
    await expect(bench.row(lane, 'Outcome')).toContainText(
      "No preflight: its verdict was in the browser's cache.",
    )
    await expect(bench.row(lane, 'Saved by a cache')).toHaveText("1 browser's preflight cache")
  }
  expect(seenBy(await seen('backend-CORS'))).toEqual(['backend PUT 200'])
  expect(seenAt('proxy', await seen('proxy-CORS'))).toEqual(['PUT 200'])

  await bench.send('Again cold')
  expect(seenBy(await seen('backend-CORS'))).toEqual(['backend OPTIONS 204', 'backend PUT 200'])
  expect(seenAt('proxy', await seen('proxy-CORS'))).toEqual(['OPTIONS 204', 'PUT 200'])
})

test('with a Max-Age of 0 every request has its preflight, warm or not', async ({ bench, onStage, seen }) => {
  await onStage({ maxAgeSeconds: 0 })
  await bench.send()
  for (const button of ['Again warm', 'Again warm', 'Again cold'] as const) {
    await bench.send(button)
    expect(seenBy(await seen('backend-CORS'))).toEqual(['backend OPTIONS 204', 'backend PUT 200'])
    expect(seenAt('proxy', await seen('proxy-CORS'))).toEqual(['OPTIONS 204', 'PUT 200'])
  }
})

test('a preflight that the browser has cached outlives the policy that gave it', async ({
  bench,
  lab,
  onStage,
  seen,
  corsErrors,
}) => {
  const stage = await onStage({})
  await bench.send()
  await lab.stages.get(stage.id).change({ policy: { ...stage.policy, methods: ['GET'] }, lanes: stage.lanes })
  await bench.send('Again warm')
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })
  expect(seenBy(await seen('backend-CORS'))).toEqual(['backend PUT 200'])

  await bench.send('Again cold')
  await bench.expectOutcomes({ 'backend-CORS': 'blocked-at-preflight', 'proxy-CORS': 'blocked-at-preflight' })
  expect(seenBy(await seen('backend-CORS'))).toEqual(['backend OPTIONS 204'])
  expect(corsErrors.filter((error) => error === 'MethodDisallowedByPreflightResponse')).toHaveLength(2)
})

test('a header that the policy does not list is blocked at the preflight by both layers alike', async ({
  bench,
  corsErrors,
  seen,
}) => {
  await bench.addHeader('X-Trace', '7')
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'blocked-at-preflight', 'proxy-CORS': 'blocked-at-preflight' })
  expect(seenBy(await seen('proxy-CORS'))).toEqual(['proxy OPTIONS 204'])
  expect(corsErrors.filter((error) => error === 'HeaderDisallowedByPreflightResponse')).toHaveLength(2)
})

test('a policy that lists no request header allows none, in the backend as at the proxy', async ({
  bench,
  onStage,
  corsErrors,
}) => {
  await onStage({ requestHeaders: [] })
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'blocked-at-preflight', 'proxy-CORS': 'blocked-at-preflight' })
  expect(corsErrors.filter((error) => error === 'HeaderDisallowedByPreflightResponse')).toHaveLength(2)
})
