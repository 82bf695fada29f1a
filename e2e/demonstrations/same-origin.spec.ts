import { allowedOrigins } from '../support/allowed-origins.ts'
import { seenBy } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'

test('page and API of one origin: no preflight, no CORS header, and the lane says where it is asked from', async ({
  bench,
  corsErrors,
  onStage,
  seen,
}) => {
  test.slow()
  const { lanes } = await onStage({ origins: [] }, [
    { strategy: 'same-origin', environment: 'local' },
    { strategy: 'backend' },
  ])
  const { url } = lanes[0]!
  for (const engine of ['vite', 'embedded']) {
    await bench.send()
    await bench.expectOutcomes({ 'same-origin': 'readable', 'backend-CORS': 'blocked-at-preflight' })
    const attempt = await seen('same-origin')
    expect(seenBy(attempt), engine).toEqual(['proxy PUT 200', 'backend PUT 200'])
    const [outer] = attempt.exchanges
    expect(outer!.requestHeaders).toContainEqual(['Origin', url])
    expect(outer!.requestHeaders).toContainEqual(['Sec-Fetch-Site', 'same-origin'])
    expect(allowedOrigins(attempt, 'proxy')).toEqual([])
    await expect(bench.row('same-origin', 'page')).toContainText('basic 200')
    await expect(bench.row('same-origin', 'outcome')).toContainText('A request to the page’s own origin')
    await expect(bench.lane('same-origin')).toContainText('Attempts come from that origin.')
    if (engine === 'embedded') break
    await (await bench.openLane('same-origin')).button('Make it deployed').click()
    await expect(bench.lane('same-origin')).toContainText('behind the embedded proxy')
  }
  expect(corsErrors).toEqual(['PreflightMissingAllowOriginHeader', 'PreflightMissingAllowOriginHeader'])
})
