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
  await expect(bench.row('no-CORS', 'page')).toHaveText('TypeError: Failed to fetch')
  await expect(bench.row('backend-CORS', 'outcome')).toContainText('A simple request: no preflight.')
  await expect(bench.row('no-CORS', 'did-work')).toContainText('yes')
  await expect(bench.row('no-CORS', 'work')).toHaveText(
    /^Order \d+ was created, although the page was told that it failed\.$/,
  )
  const attempt = await seen('no-CORS')
  expect(seenBy(attempt)).toEqual(['backend POST 201'])
  expect(attempt.work).toMatchObject([{ change: 'created', lane: 'none' }])
  expect(corsErrors).toEqual(['MissingAllowOriginHeader'])
})
