import { seenBy } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'

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
