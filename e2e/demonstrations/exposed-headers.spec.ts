import { expect, test } from '../support/fixtures.ts'

test('a GET is readable where it is allowed, and its headers only as far as the policy exposes them', async ({
  bench,
  onStage,
}) => {
  await onStage({ exposeHeaders: ['x-total-count'] })
  await bench.compose({ Method: 'GET', Path: '/orders.csv' })
  await bench.send()
  for (const lane of ['backend-CORS', 'proxy-CORS'] as const) {
    await expect(bench.header(lane, 'x-total-count')).toContainText('script')
    await expect(bench.header(lane, 'content-disposition')).not.toContainText('script')
  }
})
