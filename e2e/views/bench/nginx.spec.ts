import { expect, test } from '../../support/fixtures.ts'
import { needsNginx } from '../../support/needs-nginx.ts'

needsNginx()

const nginx = { environment: 'deployed', engine: 'nginx' } as const

test('nginx answers the preflight, its log says so, and its configuration is shown as it runs', async ({
  bench,
  onStage,
}) => {
  await onStage({}, [{ strategy: 'backend' }, { strategy: 'proxy', ...nginx }])
  await bench.send()
  await bench.expectOutcomes({ 'backend-CORS': 'readable', 'proxy-CORS': 'readable' })
  await expect(bench.row('proxy-CORS', 'log')).toContainText('OPTIONS 204: answered by itself')
  await expect(bench.row('proxy-CORS', 'log')).toContainText(
    /PUT 200: asked 127\.0\.0\.1:\d+, which answered 200/,
  )
  await expect(bench.lane('proxy-CORS').getByRole('group', { name: 'nginx.conf' })).toContainText(
    'return 204;',
  )
})

test('from nginx’s cache the backend is spared, and the lane says who answered', async ({
  bench,
  onStage,
  page,
}) => {
  await onStage({}, [
    { strategy: 'proxy', ...nginx, caches: true },
    { strategy: 'proxy', ...nginx },
  ])
  await bench.compose({ Method: 'GET', Path: '/catalogue', 'Cache mode': 'no-store' })
  await bench.send()
  await expect(bench.row('proxy-CORS', 'log')).toContainText('(MISS)')
  await bench.send()
  await expect(bench.row('proxy-CORS', 'log')).toContainText('answered from its cache (HIT)')
  await expect(bench.row('proxy-CORS', 'saved')).toContainText('proxy’s cache')
  await expect(bench.row('proxy-CORS', 'wire')).not.toContainText('GET 200; backend: GET')
  const second = page.getByRole('region', { name: 'proxy-CORS 2 lane' })
  await expect(second).toContainText(/GET 200: asked 127/)
})
