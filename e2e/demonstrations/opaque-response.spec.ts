import { seenBy } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'

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
