import { requestToLane } from '../../scenarios/attempt/request-to-lane.ts'
import { laneUrl } from '../../scenarios/attempt/lane-url.ts'
import { sendsReferer } from '../../scenarios/attempt/sends-referer.ts'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import type { PageResult } from '../../scenarios/words/page-result.ts'
import type { Lane, Stage } from '../../scenarios/words/stage.ts'
import { isChromium } from './is-chromium.ts'
import { LookUps } from './look-ups.ts'
import type { OriginAgents } from './origin-agents.ts'
import { LaneCounts, type LaneTallies } from './repeat-counts.ts'
import { seenByWitnesses } from './seen-by-witnesses.ts'
import { sendToLane } from './send-to-lane.ts'

export interface RepeatOptions {
  /** Unique in this browser; the attempts' ids and fragments begin with it. */
  readonly id: string
  readonly stage: Stage
  readonly request: PageRequest
  /** How many attempts each lane gets. */
  readonly times: number
  /** Warm: all attempts have one URL, whose preflight the browser may remember. Cold: each has one of its own. */
  readonly isWarm: boolean
}

interface SentAttempt {
  readonly attemptId: string
  readonly fragment: string
  readonly lane: Lane
  readonly result: PageResult
}

/**
 * One request, sent again and again to every lane: one attempt after the other in a lane, the lanes side by side.
 * What it came to is asked of the witnesses meanwhile, for many attempts at once.
 */
export class Repeat {
  readonly options: RepeatOptions
  private readonly agents: OriginAgents
  private readonly onCounted: () => void
  private readonly counts: ReadonlyMap<string, LaneCounts>
  private readonly stopper = new AbortController()
  private readonly lookUps: LookUps<SentAttempt>
  private stoppedBecause: string | null = null

  /** `onCounted` is called for each attempt that is counted: must be quick. */
  constructor(options: RepeatOptions, agents: OriginAgents, onCounted: () => void) {
    const { stage, request, times } = options
    this.options = options
    this.agents = agents
    this.onCounted = onCounted
    this.counts = new Map(
      stage.lanes.map((lane) => [lane.id, new LaneCounts(requestToLane(request, lane), times)]),
    )
    this.lookUps = new LookUps({
      ask: seenByWitnesses,
      onSeen: ({ lane, ...sent }, seen) => {
        this.counts.get(lane.id)?.add({ ...sent, seen })
        this.onCounted()
      },
    })
  }

  /** What it came to so far, by lane; costs a sort of the durations. */
  get tallies(): LaneTallies {
    return Object.fromEntries([...this.counts].map(([id, counts]) => [id, counts.sum]))
  }

  /** Attempts under way are broken off and not counted. */
  stop(): void {
    this.breakOff('You stopped it.')
  }

  /**
   * Sends and counts all of them. Never throws.
   * @returns null when all are counted, else why it stopped before.
   */
  async run(): Promise<string | null> {
    try {
      await Promise.all(this.options.stage.lanes.map((lane) => this.repeatInLane(lane)))
      await this.lookUps.finish()
    } catch (error) {
      this.breakOff(error instanceof Error ? error.message : String(error))
    }
    return this.stoppedBecause
  }

  private breakOff(reason: string): void {
    this.stoppedBecause ??= reason
    this.stopper.abort()
  }

  private async repeatInLane(lane: Lane): Promise<void> {
    const { id, stage, request, times, isWarm } = this.options
    const { signal } = this.stopper
    const needsWindow = this.needsWindow(lane)
    for (let turn = 0; turn < times && !signal.aborted; turn += 1) {
      const fragment = isWarm ? id : `${id}-${turn}`
      const attemptId = `${id}-${turn}-${lane.id}`
      const attempt = { attemptId, stage: stage.id, lane, request, fragment, withTiming: false }
      const result = await sendToLane(attempt, this.agents, signal)
      if (signal.aborted) {
        // Closes its window, for which others wait.
        if (needsWindow) await seenByWitnesses([attemptId])
        return
      }
      const sent = { attemptId, fragment, lane, result }
      await (needsWindow ? this.lookUps.addAtOnce(sent) : this.lookUps.add(sent))
      // What the lab cannot send once, it cannot send a thousand times.
      if (result.kind === 'lab-fault') this.breakOff(result.message)
    }
  }

  /** Without a Referer an attempt is told by its window; the next one waits until a look-up has closed it. */
  private needsWindow(lane: Lane): boolean {
    const request = requestToLane(this.options.request, lane)
    const url = laneUrl(lane.url, request, '')
    return url !== null && !sendsReferer(request.origin, url, isChromium())
  }
}
