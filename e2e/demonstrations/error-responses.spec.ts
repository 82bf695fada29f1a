import { seenBy } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'

for (const [path, status] of [
  ['/orders/404', 404],
  ['/status/500', 500],
  ['/crash', 500],
] as const) {
  test(`a ${status} at ${path} is readable where the policy is applied, and only there`, async ({
    bench,
    corsErrors,
    seen,
  }) => {
    await bench.compose({ Method: 'GET', Path: path })
    await bench.send()
    await bench.expectOutcomes({
      'backend-CORS': 'readable',
      'proxy-CORS': 'readable',
      'no-CORS': 'blocked-at-response',
    })
    await expect(bench.row('backend-CORS', 'page')).toContainText(`cors ${status}`)
    await expect(bench.row('proxy-CORS', 'page')).toContainText(`cors ${status}`)
    expect(seenBy(await seen('no-CORS'))).toEqual([`backend GET ${status}`])
    expect(corsErrors).toEqual(['MissingAllowOriginHeader'])
  })
}
