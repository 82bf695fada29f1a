import type { Attempt } from '../../../scenarios/words/attempt.ts'
import type { PageRequest } from '../../../scenarios/words/page-request.ts'
import type { PageResult } from '../../../scenarios/words/page-result.ts'
import type { Lane } from '../../../scenarios/setup/stage.ts'
import { LookUps } from './look-ups.ts'
import type { OriginAgents } from '../agents/origin-agents.ts'
import { seenByWitnesses } from './seen-by-witnesses.ts'
import { sendToLane, type LaneToSendTo, type SentAttempt } from './send-to-lane.ts'

/** One attempt of a series, before it is sent. */
export interface SeriesStep {
  readonly attemptId: string
  readonly fragment: string
  readonly request: PageRequest
}

/** One attempt of a series, after it: whole. */
interface CountedStep<Step extends SeriesStep, In extends LaneToSendTo> {
  readonly step: Step
  readonly lane: In
  readonly result: PageResult
  readonly seen: Attempt
  /** Milliseconds since the epoch, when it was sent. */
  readonly atMs: number
}

interface SeriesOptions<Step extends SeriesStep, In extends LaneToSendTo> {
  readonly stage: { readonly id: string; readonly lanes: readonly In[] }
  /** What is sent to a lane, in order. It is asked for the next one when that is to be sent. */
  readonly stepsOf: (lane: In) => Iterable<Step>
  /** The headers of the exchanges that are counted: who shows none of them asks for those of CORS alone. */
  readonly headers: 'all' | 'cors'
  /** Called for each attempt that is counted, in the order sent: must be quick. */
  readonly onCounted: (counted: CountedStep<Step, In>) => void
}

interface SentStep<Step extends SeriesStep, In extends LaneToSendTo> {
  readonly attempt: SentAttempt
  readonly step: Step
  readonly lane: In
}

/**
 * Many attempts: one after the other in a lane, the lanes side by side. What they came to is asked of the witnesses
 * meanwhile, for many at once.
 */
export class Series<Step extends SeriesStep, In extends LaneToSendTo = Lane> {
  private readonly options: SeriesOptions<Step, In>
  private readonly agents: OriginAgents
  private readonly stopper = new AbortController()
  private readonly lookUps: LookUps<SentStep<Step, In>>
  private stoppedBecause: string | null = null

  constructor(options: SeriesOptions<Step, In>, agents: OriginAgents) {
    this.options = options
    this.agents = agents
    this.lookUps = new LookUps({
      ask: (sent) =>
        seenByWitnesses(
          sent.map(({ attempt }) => attempt),
          options,
        ),
      onSeen: ({ attempt: { result, sentAtMs }, step, lane }, seen) =>
        options.onCounted({ step, lane, result, seen, atMs: sentAtMs }),
    })
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
      await Promise.all(this.options.stage.lanes.map((lane) => this.sendAll(lane)))
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

  private async sendAll(lane: In): Promise<void> {
    const { stage, stepsOf } = this.options
    const { signal } = this.stopper
    let isAtOnce = true
    for (const step of stepsOf(lane)) {
      if (signal.aborted) return
      const attempt = await sendToLane(
        { ...step, stage: stage.id, lane, withTiming: false },
        this.agents,
        signal,
      )
      const { hasWindow, result } = attempt
      if (signal.aborted) {
        // Closes its window, for which others wait.
        if (hasWindow) await seenByWitnesses([attempt])
        return
      }
      // Those before it are counted first.
      if (hasWindow && !isAtOnce) await this.lookUps.finish()
      // The first one shows whether this browser sends the id. With a window, the next one waits for the look-up.
      isAtOnce ||= hasWindow
      const sent = { attempt, step, lane }
      await (isAtOnce ? this.lookUps.addAtOnce(sent) : this.lookUps.add(sent))
      isAtOnce = hasWindow
      // What the lab cannot send once, it cannot send a thousand times.
      if (result.kind === 'lab-fault') this.breakOff(result.message)
    }
  }
}
