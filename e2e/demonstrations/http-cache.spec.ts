import { seenBy } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'

test('a response from the HTTP cache is readable, and nothing goes over the wire', async ({
  bench,
  seen,
}) => {
  await bench.compose({ Method: 'GET', Path: '/catalogue' })
  await bench.send()
  await bench.send('warm')
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })
  await expect(bench.row('backend-CORS', 'outcome')).toContainText("the browser's HTTP cache")
  expect(seenBy(await seen('backend-CORS'))).toEqual([])
})
