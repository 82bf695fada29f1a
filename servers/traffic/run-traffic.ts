import type { Profile } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import type { StageRequest } from '../../scenarios/setup/stage-request.ts'
import { trafficLanes, trafficPolicy } from '../../scenarios/traffic/experiment/traffic-stage.ts'
import type { TrafficResult } from '../../scenarios/traffic/results/traffic-result.ts'
import type { TrafficSpec } from '../../scenarios/traffic/experiment/traffic-spec.ts'
import { defaultEngine, type EngineName } from '../../scenarios/words/engine.ts'
import type { Strategy } from '../../scenarios/words/strategy.ts'
import { engines } from '../proxies/engines.ts'
import type { RunningStage } from '../stage/stage.ts'
import type { WireLog } from '../witness/wire-log.ts'
import { sendTraffic } from './send-traffic.ts'

/** A stage of this run alone; who makes it listens. */
export type StartOwnStage = (
  request: StageRequest,
  engine: EngineName,
) => Promise<{ readonly stage: RunningStage; readonly log: WireLog; close(): Promise<void> }>

export interface RunOptions {
  readonly spec: TrafficSpec
  /** Null takes the best one of this computer. */
  readonly engine: EngineName | null
  readonly strategies: readonly Strategy[]
  readonly profile: Profile
  readonly pauseSeconds: number
  readonly stop: AbortSignal
  /** Called whenever a call is counted, with how many are, and of how many. */
  readonly onProgress: (done: number, of: number) => void
}

export interface TrafficRun {
  readonly results: readonly TrafficResult[]
  /** Strategies that were asked for and cannot run here. */
  readonly leftOut: readonly Strategy[]
  /** Resident memory of this process, with the lab in it, at each tenth of the way, in megabytes. */
  readonly residentMegabytes: readonly number[]
  readonly seconds: number
}

/** The origin that the visitors' page has. Nobody listens there: what a server sees of a page is its name. */
const pageOrigin = 'http://localhost:4100'
const megabyte = 1_000_000

/**
 * Makes a stage of all strategies that run here, sends the traffic to it once for each Max-Age, and takes the stage
 * away again.
 */
export async function runTraffic(options: RunOptions, startStage: StartOwnStage): Promise<TrafficRun> {
  const { spec, strategies, stop } = options
  const found = (await Promise.all(engines.map((each) => each.find()))).filter((each) => each.available)
  const available = found.map(({ name }) => name)
  const engine = options.engine ?? available[0] ?? defaultEngine
  const lanes = trafficLanes(engine, available, strategies)
  const requestFor = (maxAge: number) => ({ policy: trafficPolicy(pageOrigin, maxAge), lanes })

  const startedAt = performance.now()
  const of = spec.visitors * spec.calls * spec.maxAges.length * lanes.length
  const residentMegabytes: number[] = []
  let done = 0
  const onCounted = () => {
    done += 1
    if (done * 10 >= of * (residentMegabytes.length + 1))
      residentMegabytes.push(Math.round(process.memoryUsage.rss() / megabyte))
    options.onProgress(done, of)
  }
  const results: TrafficResult[] = []
  const own = await startStage(requestFor(spec.maxAges[0] ?? 0), engine)
  const { stage, log } = own
  try {
    for (const [at, maxAgeSeconds] of spec.maxAges.entries()) {
      if (stop.aborted) break
      if (at > 0) await stage.change(requestFor(maxAgeSeconds))
      const sent = {
        ...options,
        lanes: stage.describe().lanes,
        origin: pageOrigin,
        log,
        name: `t${at}`,
        onCounted,
      }
      results.push({ maxAgeSeconds, lanes: await sendTraffic(sent) })
    }
  } finally {
    await own.close()
  }
  return {
    results,
    leftOut: strategies.filter((each) => lanes.every(({ strategy }) => strategy !== each)),
    residentMegabytes,
    seconds: (performance.now() - startedAt) / 1_000,
  }
}
