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
  await expect(bench.row('backend-CORS', 'outcome')).toContainText('The backend answered the preflight.')
  await expect(bench.row('proxy-CORS', 'outcome')).toContainText('The proxy answered the preflight.')
  await expect(bench.row('no-CORS', 'outcome')).toContainText(
    'No Access-Control-Allow-Origin in the answer to the preflight.',
  )
  await expect(bench.row('proxy-CORS', 'options-at-proxy')).toHaveText('1 answered here')
  await expect(bench.row('proxy-CORS', 'options-at-backend')).toHaveText('0')
  await expect(bench.row('no-CORS', 'work')).toHaveText('Nothing was changed.')

  expect(seenBy(await seen('backend-CORS'))).toEqual(['backend OPTIONS 204', 'backend PUT 200'])
  expect(seenAt('proxy', await seen('proxy-CORS'))).toEqual(['OPTIONS 204', 'PUT 200'])
  expect(seenAt('backend', await seen('proxy-CORS'))).toEqual(['PUT 200'])
  expect(seenBy(await seen('no-CORS'))).toEqual(['backend OPTIONS 404'])
  expect(corsErrors).toEqual(['PreflightMissingAllowOriginHeader'])

  const after = await (await fetch(`${lab.stages.get('default').describe().lanes[2]!.url}/orders/17`)).text()
  expect(after).toBe(before)
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
