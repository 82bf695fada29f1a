import { afterEach, expect, test } from 'vitest'
import type { LaneRequest } from '../../scenarios/setup/stage-request.ts'
import { ask, otherOrigin, pageOrigin, startStageOf } from './nginx-stages.test-support.ts'

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})

async function start(lane: LaneRequest) {
  const { stage, log, close } = await startStageOf([{ environment: 'deployed', engine: 'embedded', ...lane }])
  undo.push(close)
  const [running] = stage.describe().lanes
  if (running === undefined) throw new Error('The stage has one lane.')
  /** Asks for the catalogue: what it allows, and which witnesses saw it. */
  const catalogue = async (attempt: string, origin: string) => {
    const { all } = await ask(`${running.url}/catalogue`, { origin, attempt })
    await log.logged([attempt])
    const seen = log.attempt(attempt).exchanges.map(({ witness }) => witness)
    return [all('access-control-allow-origin').join(), seen.join(' ')]
  }
  return { stage, running, catalogue }
}

const both = 'proxy backend'

test.each([
  // The proxy puts its header on what it kept, for whoever asks.
  ['proxy', [], [pageOrigin, both], [otherOrigin, 'proxy'], [pageOrigin, 'proxy']],
  // The backend says Vary: Origin, so that one response is kept for each origin.
  ['backend', [], [pageOrigin, both], [otherOrigin, both], [pageOrigin, 'proxy']],
  ['backend', ['no-vary'], [pageOrigin, both], [pageOrigin, 'proxy'], [pageOrigin, 'proxy']],
] as const)(
  'the cache of the embedded proxy answers /catalogue, and the witnesses show it: %s with the mistakes %j',
  async (strategy, mistakes, first, second, third) => {
    const { running, catalogue } = await start({ strategy, mistakes, caches: true })
    expect(running).toMatchObject({ engine: 'embedded', caches: true })
    expect(await catalogue('a', pageOrigin)).toEqual(first)
    expect(await catalogue('b', otherOrigin)).toEqual(second)
    expect(await catalogue('c', pageOrigin)).toEqual(third)
  },
)

test('the cache answers while the backend is stopped, and is empty after the proxy is restarted', async () => {
  const { stage, running, catalogue } = await start({ strategy: 'proxy', caches: true })
  await catalogue('a', pageOrigin)
  await stage.lane('proxy')?.stopBackend()
  expect(await catalogue('b', pageOrigin)).toEqual([pageOrigin, 'proxy'])
  await stage.lane('proxy')?.stopProxy()
  await stage.lane('proxy')?.startProxy()
  expect(await ask(`${running.url}/catalogue`)).toMatchObject({ status: 502 })
})

test('without a cache the backend is asked each time, and the configuration has nothing of it nor of mistakes', async () => {
  const { running, catalogue } = await start({ strategy: 'proxy' })
  const { text = '{}' } = running.files.find(({ name }) => name === 'proxy.json') ?? {}
  expect(Object.keys(JSON.parse(text) as object)).toEqual([
    'upstream',
    'maxBodyBytes',
    'responseHeadWithinMs',
    'cors',
  ])
  expect(running).not.toHaveProperty('caches')
  for (const attempt of ['a', 'b']) expect(await catalogue(attempt, pageOrigin)).toEqual([pageOrigin, both])
})
