import type { OriginAgents } from '../../attempt/agents/origin-agents.ts'
import { Series, type SeriesStep } from '../../attempt/sending/series.ts'
import { browserProfile } from '../../shell/browser/browser-profile.ts'
import { ownStage } from '../../control/own-stage.ts'
import { callOf, requestOfCall, type Call } from '../../../scenarios/traffic/experiment/call.ts'
import { LaneTraffic } from '../../../scenarios/traffic/results/lane-traffic.ts'
import type { TrafficResult } from '../../../scenarios/traffic/results/traffic-result.ts'
import type { TrafficSpec } from '../../../scenarios/traffic/experiment/traffic-spec.ts'
import { trafficPolicy } from '../../../scenarios/traffic/experiment/traffic-stage.ts'
import type { LaneRequest } from '../../../scenarios/setup/stage-request.ts'
import type { Lane, Stage } from '../../../scenarios/setup/stage.ts'

export interface ExperimentOptions {
  /** Unique in this browser; the attempts' ids and fragments begin with it. */
  readonly id: string
  readonly spec: TrafficSpec
  readonly lanes: readonly LaneRequest[]
}

interface TrafficStep extends SeriesStep {
  readonly call: Call
}

/**
 * Traffic that this browser really sends: on a stage of its own, once for each Max-Age. A fragment of its own makes
 * each visitor cold, so that one browser plays them all.
 */
export class Experiment {
  readonly options: ExperimentOptions
  private readonly agents: OriginAgents
  private readonly onCounted: () => void
  private readonly origin = window.location.origin
  private readonly over: TrafficResult[] = []
  private readonly stopper = new AbortController()
  private current: {
    readonly maxAgeSeconds: number
    readonly lanes: readonly (readonly [Lane, LaneTraffic])[]
  } | null = null
  private series: Series<TrafficStep> | null = null
  private readonly own = ownStage()
  /** The addresses of its lanes: where page and API are of one origin, an agent stands there. */
  private addresses: readonly string[] = []

  /** `onCounted` is called for each call that is counted: must be quick. */
  constructor(options: ExperimentOptions, agents: OriginAgents, onCounted: () => void) {
    this.options = options
    this.agents = agents
    this.onCounted = onCounted
  }

  /** What it came to so far: one for each Max-Age that has begun. */
  get results(): readonly TrafficResult[] {
    if (this.current === null) return this.over
    const { maxAgeSeconds, lanes } = this.current
    const counted = lanes.map(([{ strategy, environment, engine }, traffic]) => ({
      strategy,
      environment,
      engine,
      counts: traffic.counts,
    }))
    return [...this.over, { maxAgeSeconds, lanes: counted }]
  }

  stop(): void {
    this.stopper.abort()
    this.series?.stop()
  }

  /** For a page that goes: stops, and has its stage taken away though nobody waits for that. */
  abandon(): void {
    this.stop()
    void this.removeStage()
  }

  /**
   * Sends and counts all of it, and takes the stage away again. Never throws.
   * @returns null when all are counted, else why it stopped before.
   */
  async run(): Promise<string | null> {
    try {
      return await this.sendAll()
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    } finally {
      await this.removeStage()
    }
  }

  private async sendAll(): Promise<string | null> {
    for (const maxAgeSeconds of this.options.spec.maxAges) {
      const stage = await this.stageFor(maxAgeSeconds)
      if (this.stopper.signal.aborted) return 'You stopped it.'
      const stoppedBecause = await this.sendUnder(maxAgeSeconds, stage)
      this.over.push(...this.results.slice(this.over.length))
      this.current = null
      if (stoppedBecause !== null) return stoppedBecause
    }
    return null
  }

  /** The same lanes at the same addresses under each Max-Age. What a proxy keeps is gone with the change. */
  private async stageFor(maxAgeSeconds: number): Promise<Stage> {
    const policy = trafficPolicy(this.origin, maxAgeSeconds)
    const stage = await this.own.become({ policy, lanes: this.options.lanes })
    this.addresses = stage.lanes.map(({ url }) => url)
    return stage
  }

  private async sendUnder(maxAgeSeconds: number, stage: Stage): Promise<string | null> {
    const { calls } = this.options.spec
    const profile = browserProfile()
    const lanes = stage.lanes.map(
      (lane) => [lane, new LaneTraffic({ lane, origin: this.origin, calls, profile })] as const,
    )
    const byLane = new Map(lanes.map(([lane, traffic]) => [lane.id, traffic]))
    this.current = { maxAgeSeconds, lanes }
    this.series = new Series<TrafficStep>(
      {
        stage,
        stepsOf: (lane) => this.stepsOf(lane, maxAgeSeconds, byLane.get(lane.id)),
        headers: 'cors',
        onCounted: ({ step: { call, fragment }, lane, result, seen, atMs }) => {
          byLane.get(lane.id)?.add({ call, fragment, result, seen, atMs })
          this.onCounted()
        },
      },
      this.agents,
    )
    return this.series.run()
  }

  private *stepsOf(lane: Lane, maxAge: number, traffic: LaneTraffic | undefined): Generator<TrafficStep> {
    const { id, spec } = this.options
    for (let visitor = 0; visitor < spec.visitors; visitor += 1)
      for (let number = 0; number < spec.calls; number += 1) {
        if (traffic?.counts.isGone === true) return
        const call = callOf(spec, visitor, number)
        const fragment = `${id}-${maxAge}-${visitor}`
        const attemptId = `${fragment}.${number}-${lane.id}`
        yield { attemptId, fragment, request: requestOfCall(call, this.origin), call }
      }
  }

  private async removeStage(): Promise<void> {
    this.agents.release(this.addresses)
    this.addresses = []
    await this.own.close()
  }
}
