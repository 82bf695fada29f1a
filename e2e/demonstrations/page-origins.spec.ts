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
    await bench.send('cold')
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
  // It sends from every page origin, one after the other.
  test.slow()
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
