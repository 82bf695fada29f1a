import { roundRequest, rounds, warmAfter, type Round } from '../../../../scenarios/question/rounds.ts'
import type { Lane, Stage } from '../../../../scenarios/setup/stage.ts'
import { pageNow } from '../../../attempt/sending/page-clock.ts'
import { seenByWitnesses } from '../../../attempt/sending/seen-by-witnesses.ts'
import { sendToLane } from '../../../attempt/sending/send-to-lane.ts'
import { hadPreflight } from '../../../attempt/run/had-preflight.ts'
import { lookedUp, notLookedUp } from '../../../attempt/run/looked-up.ts'
import type { LaneRun, Run } from '../../../attempt/run/run.ts'
import { agents } from '../../../attempt/agents/agents.ts'
import { pageId } from '../../../attempt/run/page-id.ts'

interface RoundToSend {
  readonly stage: Stage
  readonly round: Round
  /** Counts how often all was sent. */
  readonly number: number
  /** The run to whose URLs it is sent again; null for one that starts cold. */
  readonly after: Run | null
  readonly stop: AbortSignal
}

/** Sends one round to all lanes of a stage at the same time, for real, and looks it up at the witnesses at once. */
export async function sendRound({ stage, round, number, after, stop }: RoundToSend): Promise<Run> {
  const id = `${pageId}-q${number}-${round}-${stage.id}`
  const fragment = after?.fragment ?? id
  const request = roundRequest(round, window.location.origin)
  const idOf = (lane: Lane) => `${pageId}-q${number}-${rounds.indexOf(round)}-${stage.id}-${lane.id}`
  const sentAtMs = pageNow()
  const sent = await Promise.all(
    stage.lanes.map((lane) => {
      const attempt = { attemptId: idOf(lane), stage: stage.id, lane, request, fragment, withTiming: false }
      return sendToLane(attempt, agents, stop)
    }),
  )
  const known = await seenByWitnesses(sent).then(
    (attempts) => attempts.map(lookedUp),
    (error: unknown) => sent.map(() => notLookedUp(error)),
  )
  const lanes = stage.lanes.map((lane, at): LaneRun => {
    const before = after?.lanes[at]
    return {
      lane,
      name: '',
      attemptId: idOf(lane),
      hadPreflight: warmAfter(round) !== round && before !== undefined && hadPreflight(request, before),
      result: sent[at]?.result ?? null,
      ...(known[at] ?? lookedUp(null)),
    }
  })
  return {
    id,
    number,
    stage: stage.id,
    policy: stage.policy,
    request,
    fragment,
    isWarm: after !== null,
    sentAtMs,
    lanes,
  }
}
