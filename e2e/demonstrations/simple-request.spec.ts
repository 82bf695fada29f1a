import { seenBy } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'

test('a simple POST that nobody allows is done all the same: only its response is kept from the page', async ({
  bench,
  corsErrors,
  seen,
}) => {
  await bench.compose({ Method: 'POST', Path: '/orders', 'Content type': 'text/plain' })
  await bench.send()
  await bench.expectOutcomes({
    'backend-CORS': 'readable',
    'proxy-CORS': 'readable',
    'no-CORS': 'blocked-at-response',
  })
  await expect(bench.row('no-CORS', 'The page knows')).toHaveText('TypeError: Failed to fetch')
  await expect(bench.row('backend-CORS', 'Outcome')).toContainText('A simple request: no preflight.')
  await expect(bench.row('no-CORS', 'Backend did the work')).toContainText('yes')
  await expect(bench.row('no-CORS', 'The backend did')).toHaveText(
    /^Order \d+ was created, although the page was told that it failed\.$/,
  )
  const attempt = await seen('no-CORS')
  expect(seenBy(attempt)).toEqual(['backend POST 201'])
  expect(attempt.work).toMatchObject([{ change: 'created', lane: 'none' }])
  expect(corsErrors).toEqual(['MissingAllowOriginHeader'])
})

test('a GET is readable where it is allowed, and its headers only as far as the policy exposes them', async ({
  bench,
  onStage,
}) => {
  await onStage({ exposeHeaders: ['x-total-count'] })
  await bench.compose({ Method: 'GET', Path: '/orders.csv' })
  await bench.send()
  for (const lane of ['backend-CORS', 'proxy-CORS'] as const) {
    await expect(bench.row(lane, 'x-total-count')).toContainText('script')
    await expect(bench.row(lane, 'content-disposition')).not.toContainText('script')
  }
})

test('a no-cors response is opaque: it came, and the page may not look into it', async ({
  bench,
  corsErrors,
  seen,
}) => {
  await bench.compose({ Method: 'GET', Mode: 'no-cors', Path: '/orders/1' })
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'opaque', 'proxy-CORS': 'opaque', 'no-CORS': 'opaque' })
  expect(seenBy(await seen('no-CORS'))).toEqual(['backend GET 200'])
  expect(corsErrors).toEqual([])
})

test('a redirect within a lane is followed, and each hop is seen', async ({ bench, corsErrors, seen }) => {
  await bench.compose({ Method: 'GET', Path: '/redirect?to=/orders/1' })
  await bench.send()
  await bench.expectOutcomes({
    'backend-CORS': 'readable',
    'proxy-CORS': 'readable',
    'no-CORS': 'blocked-at-response',
  })
  expect(seenBy(await seen('backend-CORS'))).toEqual(['backend GET 302', 'backend GET 200'])
  // The CORS check comes before the redirect is followed: it is not.
  expect(seenBy(await seen('no-CORS'))).toEqual(['backend GET 302'])
  expect(corsErrors).toEqual(['MissingAllowOriginHeader'])
})

test('a response from the HTTP cache is readable, and nothing goes over the wire', async ({
  bench,
  seen,
}) => {
  await bench.compose({ Method: 'GET', Path: '/catalogue' })
  await bench.send()
  await bench.send('Again warm')
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })
  await expect(bench.row('backend-CORS', 'Outcome')).toContainText("the browser's HTTP cache")
  expect(seenBy(await seen('backend-CORS'))).toEqual([])
})
