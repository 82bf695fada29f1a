import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Profile } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { isUnderWay } from '../../scenarios/runs/outcome/is-under-way.ts'
import { callOf, type Call } from '../../scenarios/traffic/experiment/call.ts'
import { LaneTraffic } from '../../scenarios/traffic/results/lane-traffic.ts'
import type { LaneResult } from '../../scenarios/traffic/results/traffic-result.ts'
import type { TrafficSpec } from '../../scenarios/traffic/experiment/traffic-spec.ts'
import type { Attempt } from '../../scenarios/words/attempt.ts'
import type { PageResult } from '../../scenarios/words/page-result.ts'
import type { Lane } from '../../scenarios/setup/stage.ts'
import type { WireLog } from '../witness/wire-log.ts'
import { SimulatedPage } from './simulated-page.ts'

export interface TrafficOptions {
  readonly spec: Pick<TrafficSpec, 'visitors' | 'calls' | 'kinds' | 'addresses' | 'seed'>
  readonly lanes: readonly Lane[]
  /** The page's, serialized. */
  readonly origin: string
  /** The browser that the oracle plays. */
  readonly profile: Profile
  /** What passes between the calls of a visitor by the clock of its browser, in seconds; nobody waits for it. */
  readonly pauseSeconds: number
  readonly log: Pick<WireLog, 'attempt' | 'logged'>
  /** What the attempts' ids begin with. */
  readonly name: string
  readonly stop: AbortSignal
  /** Called for each call that is counted: must be quick. */
  readonly onCounted: () => void
}

/** Visitors at a time in each lane. */
const atATime = 4
/** So many calls of a visitor are looked up at once; what the log has to hold is bounded by it. */
const lookedUpAfter = 20
const lookUpTries = 20
const lookUpPauseMs = 25

/** Has all visitors make their calls to every lane, the lanes side by side, and counts them at the witnesses. */
export async function sendTraffic(options: TrafficOptions): Promise<readonly LaneResult[]> {
  return Promise.all(
    options.lanes.map(async (lane) => {
      const { strategy, environment, engine } = lane
      const counted = new LaneTraffic({
        lane,
        origin: options.origin,
        calls: options.spec.calls,
        profile: options.profile,
      })
      await sendToLane(lane, counted, options)
      return { strategy, environment, engine, counts: counted.counts }
    }),
  )
}

async function sendToLane(lane: Lane, counted: LaneTraffic, options: TrafficOptions): Promise<void> {
  const { spec, stop } = options
  const agent = new Agent({ keepAlive: true, maxSockets: atATime, noDelay: true })
  const { origin, profile } = options
  const pages = { lane, origin, profile, agent, messages: new Map() }
  let next = 0
  const takeTurns = async () => {
    while (next < spec.visitors && !stop.aborted && !counted.counts.isGone) {
      const visitor = next
      next += 1
      await visit(visitor, pages, counted, options)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atATime, spec.visitors) }, takeTurns))
  agent.destroy()
}

interface SentCall {
  readonly attemptId: string
  readonly call: Call
  readonly result: PageResult
  readonly atMs: number
}

async function visit(
  visitor: number,
  pages: ConstructorParameters<typeof SimulatedPage>[0] & { readonly lane: Lane },
  counted: LaneTraffic,
  { spec, pauseSeconds, log, name, stop, onCounted }: TrafficOptions,
): Promise<void> {
  const fragment = `${name}-${visitor}`
  const page = new SimulatedPage(pages, fragment)
  const sent: SentCall[] = []
  const count = async () => {
    const batch = sent.splice(0)
    const attempts = await seen(
      batch.map(({ attemptId }) => attemptId),
      log,
    )
    for (const [at, { call, result, atMs }] of batch.entries()) {
      const attempt = attempts[at]
      if (attempt === undefined) continue
      counted.add({ call, fragment, result, seen: attempt, atMs })
      onCounted()
    }
  }
  for (let number = 0; number < spec.calls && !stop.aborted; number += 1) {
    const call = callOf(spec, visitor, number)
    const attemptId = `${name}-${visitor}.${number}-${pages.lane.id}`
    const atMs = performance.now() + number * pauseSeconds * 1_000
    sent.push({ attemptId, call, result: await page.send(call, attemptId, atMs), atMs })
    if (sent.length >= lookedUpAfter) await count()
  }
  await count()
}

/** What the witnesses saw, once they have seen all of it, or half a second later. */
async function seen(
  ids: readonly string[],
  log: Pick<WireLog, 'attempt' | 'logged'>,
): Promise<readonly Attempt[]> {
  for (let left = lookUpTries; ; left -= 1) {
    await log.logged(ids)
    const attempts = ids.map((id) => log.attempt(id))
    if (left === 1 || !attempts.some(isUnderWay)) return attempts
    await sleep(lookUpPauseMs)
  }
}
