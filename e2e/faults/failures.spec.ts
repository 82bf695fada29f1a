import { seenAt, seenBy } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'

test('a backend that is stopped is a readable 502 behind the proxy, and a refused connection without it', async ({
  bench,
  lab,
  onStage,
  seen,
}) => {
  const stage = await onStage({})
  for (const { id } of stage.lanes) await lab.stages.get(stage.id).lane(id)!.stopBackend()
  await bench.compose({ Method: 'GET' })
  await bench.send()
  await bench.expectOutcomes({
    'backend-CORS': 'no-response',
    'proxy-CORS': 'readable',
    'no-CORS': 'no-response',
  })
  await expect(bench.row('proxy-CORS', 'page')).toContainText('cors 502')
  await expect(bench.lane('backend-CORS').getByRole('alert')).toContainText('The backend is stopped')
  await expect(bench.row('backend-CORS', 'outcome')).toContainText('The browser could not connect')
  expect(seenBy(await seen('backend-CORS'))).toEqual([])
  expect(seenBy(await seen('proxy-CORS'))).toEqual(['proxy GET 502'])

  for (const { id } of stage.lanes) await lab.stages.get(stage.id).lane(id)!.startBackend()
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })
  await expect(bench.lane('backend-CORS').getByRole('alert')).toHaveCount(0)
})

test('a body over the limit is a 413 that the page can read, and the backend is not asked', async ({
  bench,
  corsErrors,
  seen,
}) => {
  await bench.compose({ Method: 'POST', Path: '/orders', Body: JSON.stringify({ item: 'x'.repeat(70_000) }) })
  await bench.send()
  await bench.expectOutcomes({ 'proxy-CORS': 'readable' })
  await expect(bench.row('proxy-CORS', 'page')).toContainText('cors 413')
  const attempt = await seen('proxy-CORS')
  expect(seenAt('proxy', attempt)).toEqual(['OPTIONS 204', 'POST 413'])
  expect(seenAt('backend', attempt)).toEqual([])
  // The lane without CORS never gets as far as the body.
  expect(corsErrors).toEqual(['PreflightMissingAllowOriginHeader'])
})

for (const [what, method, header] of [
  ['a method that is forbidden', 'CONNECT', null],
  ['a method that is no token', 'GET IT', null],
  ['a header value with a line break', 'GET', 'one\ntwo'],
] as const) {
  test(`${what} is not sent, and the browser's own words say why`, async ({ bench, seen }) => {
    await bench.compose({ Method: method })
    if (header !== null) await bench.addHeader('X-Trace', header)
    await bench.send()
    await bench.expectOutcomes({
      'backend-CORS': 'not-sent',
      'proxy-CORS': 'not-sent',
      'no-CORS': 'not-sent',
    })
    await expect(bench.row('backend-CORS', 'page')).toContainText("TypeError: Failed to construct 'Request'")
    expect(seenBy(await seen('backend-CORS'))).toEqual([])
  })
}

test('a request that takes long can be stopped, by the button and by Escape', async ({ bench, page }) => {
  await bench.compose({ Method: 'GET', Path: '/slow?ms=9000' })
  await bench.settle(async () => {
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('button', { name: 'Stop' }).click()
  })
  await bench.expectOutcomes({ 'backend-CORS': 'no-response' })
  await expect(bench.row('backend-CORS', 'outcome')).toContainText('You stopped it')
  await bench.settle(async () => {
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Escape')
  })
  await expect(bench.row('proxy-CORS', 'outcome')).toContainText('You stopped it')
})

test('a response that the proxy waits for too long is a readable 504', async ({
  bench,
  corsErrors,
  seen,
}) => {
  await bench.compose({ Method: 'GET', Path: '/slow?ms=7000' })
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })
  await expect(bench.row('proxy-CORS', 'page')).toContainText('cors 504')
  expect(seenAt('proxy', await seen('proxy-CORS'))).toEqual(['GET 504'])
  expect(corsErrors).toEqual(['MissingAllowOriginHeader'])
})
