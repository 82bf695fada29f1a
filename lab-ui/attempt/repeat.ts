import { emptyTally, tallied, type Tally } from '../../scenarios/outcome/tally.ts'
import type { Attempt } from '../../scenarios/words/attempt.ts'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import type { PageResult } from '../../scenarios/words/page-result.ts'
import type { Lane, Stage } from '../../scenarios/words/stage.ts'
import type { OriginAgents } from './origin-agents.ts'
import { seenByWitnesses } from './seen-by-witnesses.ts'
import { sendToLane } from './send-to-lane.ts'

export interface Repeat {
  readonly stage: Stage
  readonly request: PageRequest
  readonly times: number
  /** Unique in this browser; the attempts' ids and fragments begin with it. */
  readonly id: string
}

export type Tallies = Readonly<Record<string, Tally>>

/** One look-up for so many attempts costs next to nothing; one for each would cost 40 % of the rate. */
const lookUpEvery = 32

/**
 * Sends one request again and again to every lane, cold each time: one after the other in a lane, the lanes side
 * by side. `onTally` hears of the counts as they grow. Ends when all are counted, or, soon, when it is stopped.
 */
export async function repeatAttempts(
  { stage, request, times, id }: Repeat,
  agents: OriginAgents,
  stop: AbortSignal,
  onTally: (tallies: Tallies) => void,
): Promise<void> {
  let tallies: Tallies = Object.fromEntries(stage.lanes.map((lane) => [lane.id, emptyTally]))
  const count = async (lane: Lane, sent: readonly (readonly [id: string, result: PageResult])[]) => {
    const seen: readonly (Attempt | null)[] = await seenByWitnesses(sent.map(([each]) => each)).catch(
      () => [],
    )
    const before = tallies[lane.id] ?? emptyTally
    const after = sent.reduce(
      (sum, [, result], at) => tallied(sum, request, result, seen[at] ?? null),
      before,
    )
    tallies = { ...tallies, [lane.id]: after }
    onTally(tallies)
  }
  const inLane = async (lane: Lane) => {
    // A frame without a Referer holds the lane's window until it is read.
    const every = request.origin === 'null' ? 1 : lookUpEvery
    let waiting: (readonly [string, PageResult])[] = []
    let counting: Promise<void> = Promise.resolve()
    for (let turn = 0; turn < times && !stop.aborted; turn += 1) {
      const attemptId = `${id}-${turn}-${lane.id}`
      const attempt = {
        attemptId,
        stage: stage.id,
        lane,
        request,
        fragment: `${id}-${turn}`,
        withTiming: false,
      }
      waiting.push([attemptId, await sendToLane(attempt, agents, stop)])
      if (waiting.length < every) continue
      const sent = waiting
      waiting = []
      // The next ones are on their way while these are counted, but never more than two look-ups behind.
      await counting
      counting = count(lane, sent)
      if (every === 1) await counting
    }
    await counting
    if (waiting.length > 0) await count(lane, waiting)
  }
  await Promise.all(stage.lanes.map(inLane))
}
