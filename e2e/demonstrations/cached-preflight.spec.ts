import { seenAt, seenBy } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { needsNginx } from '../support/needs-nginx.ts'

test('sent again warm there is no preflight, and sent again cold there is', async ({ bench, seen }) => {
  await bench.send()
  await bench.send('warm')
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })
  for (const lane of ['backend-CORS', 'proxy-CORS'] as const) {
    await expect(bench.row(lane, 'outcome')).toContainText(
      "No preflight: its verdict was in the browser's cache.",
    )
    await expect(bench.row(lane, 'saved')).toHaveText("1 browser's preflight cache")
  }
  expect(seenBy(await seen('backend-CORS'))).toEqual(['backend PUT 200'])
  expect(seenAt('proxy', await seen('proxy-CORS'))).toEqual(['PUT 200'])

  await bench.send('cold')
  expect(seenBy(await seen('backend-CORS'))).toEqual(['backend OPTIONS 204', 'backend PUT 200'])
  expect(seenAt('proxy', await seen('proxy-CORS'))).toEqual(['OPTIONS 204', 'PUT 200'])
})

test('with a Max-Age of 0 every request has its preflight, warm or not', async ({ bench, onStage, seen }) => {
  await onStage({ maxAgeSeconds: 0 })
  await bench.send()
  for (const how of ['warm', 'warm', 'cold'] as const) {
    await bench.send(how)
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
  await bench.send('warm')
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })
  expect(seenBy(await seen('backend-CORS'))).toEqual(['backend PUT 200'])

  await bench.send('cold')
  await bench.expectOutcomes({ 'backend-CORS': 'blocked-at-preflight', 'proxy-CORS': 'blocked-at-preflight' })
  expect(seenBy(await seen('backend-CORS'))).toEqual(['backend OPTIONS 204'])
  expect(corsErrors.filter((error) => error === 'MethodDisallowedByPreflightResponse')).toHaveLength(2)
})

test.describe('where nginx is the proxy', () => {
  needsNginx()

  test('a preflight that the browser remembers outlives the policy under which it was allowed', async ({
    bench,
    lab,
    page,
  }) => {
    const { policy } = lab.stages.get('default').describe()
    const lanes = [{ strategy: 'backend' }, { strategy: 'proxy', engine: 'nginx' }] as const
    const stage = await lab.stages.create({ policy, lanes })
    await page.goto(`${lab.dashboard}/bench?stage=${stage.id}`)
    await bench.send()
    await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })
    await stage.change({ policy: { ...policy, methods: ['GET'] }, lanes })

    await bench.send('warm')
    await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })
    await expect(bench.row('proxy-CORS', 'saved')).toContainText("browser's preflight cache")
    await bench.send('cold')
    await bench.expectOutcomes({
      'backend-CORS': 'blocked-at-preflight',
      'proxy-CORS': 'blocked-at-preflight',
    })
    await lab.stages.remove(stage.id)
  })
})
