import { expect, test } from '../support/fixtures.ts'
import { needsNginx } from '../support/needs-nginx.ts'

needsNginx()

const nginx = { environment: 'deployed', engine: 'nginx' } as const

test('an nginx that is killed comes back by itself, and the lane says what happened', async ({
  bench,
  onStage,
}) => {
  const stage = await onStage({}, [{ strategy: 'proxy', ...nginx }, { strategy: 'none' }])
  await bench.send()
  await bench.expectOutcomes({ 'proxy-CORS': 'readable' })
  const { processes } = stage.lanes[0]!
  process.kill(processes.find(({ name }) => name.includes('nginx'))!.pid, 'SIGKILL')
  await expect(bench.lane('proxy-CORS').getByRole('alert')).toContainText('started again by itself')
  await bench.send()
  await bench.expectOutcomes({ 'proxy-CORS': 'readable' })
})

test('a proxy that is stopped on purpose stays down until it is started, and a slow backend is slow', async ({
  bench,
  onStage,
}) => {
  await onStage({}, [{ strategy: 'proxy', ...nginx }, { strategy: 'none' }])
  const lane = bench.lane('proxy-CORS')
  await (await bench.openLane('proxy-CORS')).button('Stop the proxy').click()
  await expect(lane.getByRole('alert')).toContainText('The proxy is stopped')
  await bench.compose({ Method: 'GET' })
  await bench.send()
  await bench.expectOutcomes({ 'proxy-CORS': 'no-response' })
  await lane.getByRole('alert').getByRole('button').click()
  await expect(lane.getByRole('alert')).toHaveCount(0)

  await (await bench.openLane('proxy-CORS')).button('Make the backend slow: 2 s').click()
  await expect(lane.getByRole('alert')).toContainText('The backend waits 2 s')
  await bench.send()
  await bench.expectOutcomes({ 'proxy-CORS': 'readable' })
  const result = await bench.row('proxy-CORS', 'time').textContent()
  expect(Number(/^(\d+) ms/.exec(result ?? '')?.[1])).toBeGreaterThan(2_000)
  await lane.getByRole('alert').getByRole('button').click()
  await expect(lane.getByRole('alert')).toHaveCount(0)
})
