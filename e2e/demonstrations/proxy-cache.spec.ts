import { pageRequest } from '../../scenarios/words/page-request.test-data.ts'
import { seenAt } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { needsNginx } from '../support/needs-nginx.ts'
import { attemptFrom, openOrigin } from '../support/page-attempt.ts'

test.describe('the proxy keeps the backend’s answers to preflights', () => {
  needsNginx()

  test('ten visitors who have never been here: ten preflights at the proxy, one at the backend', async ({
    browser,
    lab,
  }) => {
    test.slow()
    const { policy } = lab.stages.get('default').describe()
    const stage = await lab.stages.create({ policy, lanes: [{ strategy: 'backend+proxy-cache' }] })
    const contexts = await Promise.all(Array.from({ length: 10 }, () => browser.newContext()))
    const visitors = await Promise.all(
      contexts.map(async (context) => openOrigin(await context.newPage(), lab, lab.dashboard)),
    )
    const copies = await Promise.all(
      visitors.map((visitor) =>
        attemptFrom(
          visitor,
          lab,
          stage.describe(),
          pageRequest({ origin: lab.dashboard, body: '{"item":"tea","quantity":1}' }),
        ),
      ),
    )
    const attempts = copies.map(({ lanes }) => lanes[0]!)
    expect(attempts.map(({ outcome }) => outcome)).toEqual(attempts.map(() => 'readable'))
    const preflightsAt = (witness: 'proxy' | 'backend') =>
      attempts.flatMap(({ seen }) => seenAt(witness, seen!).filter((each) => each.startsWith('OPTIONS')))
    expect([preflightsAt('proxy').length, preflightsAt('backend').length]).toEqual([10, 1])
    await Promise.all(contexts.map((context) => context.close()))
    await lab.stages.remove(stage.id)
  })

  test('the second of two cold attempts is answered from the proxy’s cache, and the lane says so', async ({
    bench,
    onStage,
  }) => {
    await onStage({}, [{ strategy: 'backend+proxy-cache' }, { strategy: 'backend' }])
    const lane = 'cached-CORS'
    await bench.send()
    await expect(bench.row(lane, 'log')).toContainText('OPTIONS 204: not in its cache (MISS)')
    await bench.send('cold')
    await expect(bench.row(lane, 'log')).toContainText('OPTIONS 204: answered from its cache (HIT)')
    await expect(bench.row(lane, 'options-at-proxy')).toHaveText('1 from its cache')
    await expect(bench.row(lane, 'outcome')).toContainText('The proxy answered the preflight from its cache.')
    await expect(bench.row(lane, 'options-at-backend')).toHaveText('0')
    await expect(bench.row(lane, 'saved')).toContainText('proxy’s cache')
    await expect(bench.lane(lane).getByRole('group', { name: 'nginx.conf' })).toContainText(
      'proxy_cache_lock on;',
    )
  })
})
