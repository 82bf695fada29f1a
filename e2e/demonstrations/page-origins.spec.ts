import { seenAt, seenBy } from '../support/bench-page.ts'
import { agentFrame, expect, test, watchCorsErrors } from '../support/fixtures.ts'

for (const name of ['evil.localhost', 'null']) {
  test(`the page origin ${name} is refused by the lanes that apply the policy`, async ({
    bench,
    lab,
    page,
    seen,
  }) => {
    const origin = lab.origins.find((each) => each.includes(name))!
    await bench.compose({ 'Page origin': origin })
    await bench.send()
    const errors = await watchCorsErrors(await page.context().newCDPSession(await agentFrame(page, origin)))
    await bench.send('Again cold')
    await bench.expectOutcomes({
      'backend-CORS': 'blocked-at-preflight',
      'proxy-CORS': 'blocked-at-preflight',
      'no-CORS': 'blocked-at-preflight',
    })
    expect(seenBy(await seen('backend-CORS'))).toEqual(['backend OPTIONS 204'])
    expect(seenBy(await seen('proxy-CORS'))).toEqual(['proxy OPTIONS 204'])
    const headers = (await seen('proxy-CORS')).exchanges[0]!.requestHeaders
    expect(headers).toContainEqual(['Origin', origin])
    expect(errors).toEqual(Array.from({ length: 3 }, () => 'PreflightMissingAllowOriginHeader'))
  })
}

test('every page origin that the policy lists is let in, each with its own Origin, by one preflight', async ({
  bench,
  lab,
  onStage,
  seen,
}) => {
  await onStage({ origins: lab.origins })
  for (const origin of lab.origins) {
    // Browsers send the "?" too, and a window must be opened for that.
    await bench.compose({ 'Page origin': origin, Path: '/orders/17?' })
    await bench.send()
    await bench.expectOutcomes({
      'backend-CORS': 'readable',
      'proxy-CORS': 'readable',
      'no-CORS': 'blocked-at-preflight',
    })
    const backend = await seen('backend-CORS')
    expect(seenBy(backend), origin).toEqual(['backend OPTIONS 204', 'backend PUT 200'])
    for (const { requestHeaders } of backend.exchanges)
      expect(requestHeaders).toContainEqual(['Origin', origin])
    const proxy = await seen('proxy-CORS')
    expect(seenAt('proxy', proxy), origin).toEqual(['OPTIONS 204', 'PUT 200'])
    expect(seenAt('backend', proxy), origin).toEqual(['PUT 200'])
  }
})

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

test('an agent page that does not answer is said, with what to do, and the next Send tries again', async ({
  bench,
  lab,
  page,
}) => {
  // A frame is kept out as a browser's extension would do it: by a policy of the page that embeds it.
  await page.evaluate(() => {
    const meta = document.createElement('meta')
    meta.httpEquiv = 'Content-Security-Policy'
    meta.content = "frame-src 'none'"
    document.head.append(meta)
  })
  const origin = lab.origins.find((each) => each.includes('evil'))!
  await bench.compose({ 'Page origin': origin })
  await bench.send()
  await expect(bench.row('no-CORS', 'Outcome')).toContainText(
    `The agent page for the origin ${origin} did not answer within 5 s`,
  )
  await page.reload()
  await bench.send()
  await bench.expectOutcomes({ 'no-CORS': 'blocked-at-preflight' })
})
