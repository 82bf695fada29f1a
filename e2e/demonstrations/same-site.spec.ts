import { expect, test } from '../support/fixtures.ts'

test('a page of the deployed topology reaches a lane as api.lab.localhost, which is the same site', async ({
  bench,
  lab,
  onStage,
  seen,
}) => {
  const origin = lab.origins.find((each) => each.includes('app.lab'))!
  await onStage({ origins: [origin] })
  await bench.compose({ 'Page origin': origin, Method: 'GET' })
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })
  const headers = (await seen('backend-CORS')).exchanges[0]!.requestHeaders.map(
    ([name, value]) => `${name}: ${value}`,
  )
  expect(headers.some((header) => header.startsWith('Host: api.lab.localhost:'))).toBe(true)
  expect(headers.some((header) => header === 'Sec-Fetch-Site: same-site')).toBe(true)
})
