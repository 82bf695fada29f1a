import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { profiles } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { trafficNotes } from '../../scenarios/traffic/results/traffic-sentences.ts'
import { usualTraffic } from '../../scenarios/traffic/experiment/traffic-spec.ts'
import { strategyNames, type Strategy } from '../../scenarios/words/strategy.ts'
import { launchStage } from '../launch.ts'
import { nginxEngine } from '../proxies/nginx/engine.ts'
import { runTraffic, type RunOptions, type TrafficRun } from './run-traffic.ts'

const { available: hasNginx } = await nginxEngine.find()

const run = (part: Partial<RunOptions> = {}): Promise<TrafficRun> =>
  runTraffic(
    {
      spec: usualTraffic,
      engine: 'embedded',
      strategies: strategyNames,
      profile: profiles.chromium,
      pauseSeconds: 0,
      stop: new AbortController().signal,
      onProgress: () => {},
      ...part,
    },
    launchStage,
  )

const countsOf = ({ results }: TrafficRun, maxAge: number, strategy: Strategy) => {
  const lanes = results.find(({ maxAgeSeconds }) => maxAgeSeconds === maxAge)?.lanes ?? []
  const counts = lanes.find((lane) => lane.strategy === strategy)?.counts
  if (counts === undefined) throw new Error(`There was no lane of ${strategy}.`)
  return counts
}

test('20 visitors × 5 calls in every strategy: with Max-Age 600 one preflight a visitor, with 0 one a call, and no call is lost', async () => {
  const ran = await run({ spec: { ...usualTraffic, visitors: 20 } })
  const optionsAtBackend = (maxAge: number) =>
    Object.fromEntries(
      ran.results
        .find(({ maxAgeSeconds }) => maxAgeSeconds === maxAge)
        ?.lanes.map(({ strategy, counts }) => [strategy, counts.optionsAtBackend]) ?? [],
    )
  const others = {
    proxy: 0,
    none: 100,
    hybrid: 0,
    both: 0,
    'same-origin': 0,
    ...(hasNginx && { 'backend+proxy-cache': 1 }),
  }
  expect(optionsAtBackend(600)).toEqual({ backend: 20, ...others })
  expect(optionsAtBackend(0)).toEqual({ backend: 100, ...others })
  expect(countsOf(ran, 600, 'proxy')).toMatchObject({
    sparedPreflights: 80,
    preflightsByProxy: 20,
    requestsAtBackend: 100,
  })
  expect(countsOf(ran, 600, 'none')).toMatchObject({ requestsAtBackend: 0, sparedPreflights: 0 })
  expect(countsOf(ran, 600, 'both').outcomes).toEqual({ 'blocked-at-response': 100 })
  for (const { lanes } of ran.results)
    for (const { counts } of lanes) expect(counts).toMatchObject({ attempts: 100, joined: 100, failed: 0 })
  expect(ran.leftOut).toEqual(hasNginx ? [] : ['backend+proxy-cache'])
})

test.skipIf(!hasNginx)('nginx keeps an answer for each distinct key: path, method and headers', async () => {
  const spec = { ...usualTraffic, visitors: 30, maxAges: [0], addresses: 3 }
  const ran = await run({
    spec: { ...spec, kinds: ['put-json', 'delete'] },
    strategies: ['backend+proxy-cache'],
  })
  expect(countsOf(ran, 0, 'backend+proxy-cache')).toMatchObject({
    optionsAtProxy: 150,
    optionsAtBackend: 6,
    preflightsFromProxyCache: 144,
  })
})

test('a pause that is longer than the browser keeps an answer brings a preflight with every call', async () => {
  const spec = { ...usualTraffic, visitors: 4, maxAges: [86_400] }
  const options = { spec, strategies: ['proxy'] as const, pauseSeconds: 3 * 60 * 60 }
  expect(countsOf(await run(options), 86_400, 'proxy').optionsAtProxy).toBe(20)
  expect(countsOf(await run({ ...options, profile: profiles.firefox }), 86_400, 'proxy').optionsAtProxy).toBe(
    4,
  )
})

test('a backend that dies in the middle: its lane is given up and says so, the others are counted to the end', async () => {
  let done = 0
  const options = {
    spec: { ...usualTraffic, visitors: 100, maxAges: [600] },
    strategies: ['backend', 'proxy'] as const,
  }
  const ran = await runTraffic(
    {
      ...options,
      engine: 'embedded',
      profile: profiles.chromium,
      pauseSeconds: 0,
      stop: new AbortController().signal,
      onProgress: () => (done += 1),
    },
    async (request, engine) => {
      const started = await launchStage(request, engine)
      const kill = setInterval(() => {
        if (done < 100) return
        clearInterval(kill)
        void started.stage.lane('backend')?.stopBackend()
      }, 1)
      return started
    },
  )
  expect(countsOf(ran, 600, 'proxy')).toMatchObject({ attempts: 500, failed: 0 })
  expect(countsOf(ran, 600, 'backend')).toMatchObject({ isGone: true })
  const [result] = ran.results
  if (result === undefined) throw new Error('There is no result.')
  expect(trafficNotes(result)).toEqual([expect.stringMatching(/^backend-CORS: .*It was given up\.$/)])
})

test('stopped in the middle, it tells what was counted until then', async () => {
  const stopper = new AbortController()
  const ran = await run({
    strategies: ['proxy'],
    stop: stopper.signal,
    onProgress: (done) => done >= 100 && stopper.abort(),
  })
  expect(ran.results).toHaveLength(1)
  const { attempts, joined } = countsOf(ran, 600, 'proxy')
  expect(attempts).toBeLessThan(1_000)
  expect(joined).toBe(attempts)
})

/** Of one lane; with SOAK as many as the command takes. */
const visitors = process.env['SOAK'] ? 20_000 : 200
const calls = visitors * 5

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

test(`${calls} calls are counted exactly, in memory that stays as it is`, async () => {
  /** In use when nothing is left to collect, in each tenth of the way: the least of ten looks, since what is under way differs. */
  const megabytes = Array.from({ length: 10 }, () => Number.POSITIVE_INFINITY)
  let looks = 0
  const ran = await run({
    spec: { ...usualTraffic, visitors, maxAges: [600] },
    strategies: ['proxy'],
    onProgress(done, of) {
      if (done * 100 < of * (looks + 1)) return
      const tenth = Math.floor(looks / 10)
      looks += 1
      collectGarbage()
      megabytes[tenth] = Math.min(megabytes[tenth] ?? 0, process.memoryUsage().heapUsed / 1_000_000)
    },
  })
  expect(countsOf(ran, 600, 'proxy')).toMatchObject({
    attempts: calls,
    joined: calls,
    failed: 0,
    preflightsByProxy: visitors,
    sparedPreflights: calls - visitors,
    optionsAtBackend: 0,
    requestsAtBackend: calls,
    unexpectedPreflights: 0,
  })
  const [resident, inUse] = [ran.residentMegabytes, megabytes.map((each) => each.toFixed(1))]
  console.error(
    `${calls} calls, at each tenth: MB in use ${inUse.join(', ')}; MB resident ${resident.join(', ')}; ${ran.seconds.toFixed(0)} s`,
  )
  // The log of the witnesses is full long before a third of the soak, and what is kept of a visitor is dropped with it.
  const [, , third = 0] = megabytes
  if (process.env['SOAK']) expect(megabytes.at(-1)).toBeLessThan(third * 1.05 + 5)
}, 3_600_000)
