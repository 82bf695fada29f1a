import { requestToLane } from '../../../scenarios/setup/request/request-to-lane.ts'
import type { PageRequest } from '../../../scenarios/words/page-request.ts'
import type { Lane, Stage } from '../../../scenarios/setup/stage.ts'
import type { OriginAgents } from '../agents/origin-agents.ts'
import { LaneCounts, type LaneTallies } from './repeat-counts.ts'
import { Series, type SeriesStep } from '../sending/series.ts'

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

/** One request, sent again and again to every lane. */
export class Repeat {
  readonly options: RepeatOptions
  private readonly counts: ReadonlyMap<string, LaneCounts>
  private readonly series: Series<SeriesStep>

  /** `onCounted` is called for each attempt that is counted: must be quick. */
  constructor(options: RepeatOptions, agents: OriginAgents, onCounted: () => void) {
    const { stage, request, times } = options
    this.options = options
    this.counts = new Map(
      stage.lanes.map((lane) => [lane.id, new LaneCounts(requestToLane(request, lane), times)]),
    )
    this.series = new Series(
      {
        stage,
        stepsOf: (lane) => this.stepsOf(lane),
        headers: 'all',
        onCounted: ({ step: { attemptId, fragment }, lane, result, seen }) => {
          this.counts.get(lane.id)?.add({ attemptId, fragment, result, seen })
          onCounted()
        },
      },
      agents,
    )
  }

  /** What it came to so far, by lane; costs a sort of the durations. */
  get tallies(): LaneTallies {
    return Object.fromEntries([...this.counts].map(([id, counts]) => [id, counts.sum]))
  }

  /** Attempts under way are broken off and not counted. */
  stop(): void {
    this.series.stop()
  }

  /**
   * Sends and counts all of them. Never throws.
   * @returns null when all are counted, else why it stopped before.
   */
  run(): Promise<string | null> {
    return this.series.run()
  }

  private *stepsOf(lane: Lane): Generator<SeriesStep> {
    const { id, request, times, isWarm } = this.options
    for (let turn = 0; turn < times; turn += 1)
      yield {
        attemptId: `${id}-${turn}-${lane.id}`,
        fragment: isWarm ? id : `${id}-${turn}`,
        request,
      }
  }
}
