import { roundRequest, rounds, warmAfter, type Round } from '../../../../scenarios/question/rounds.ts'
import type { Stage } from '../../../../scenarios/setup/stage.ts'
import { hadPreflight } from '../../../attempt/run/had-preflight.ts'
import type { Run } from '../../../attempt/run/run.ts'
import { sendRun } from '../../../attempt/run/send-run.ts'

interface RoundToSend {
  /** Of all that is sent now; the ids of its attempts begin with it. */
  readonly id: string
  readonly stage: Stage
  readonly round: Round
  /** Counts how often all was sent. */
  readonly number: number
  /** The run to whose URLs it is sent again; null for one that starts cold. */
  readonly after: Run | null
  readonly stop: AbortSignal
}

/** Sends one round to all lanes of a stage at the same time, for real, and looks it up at the witnesses at once. */
export function sendRound({ id, stage, round, number, after, stop }: RoundToSend): Promise<Run> {
  const request = roundRequest(round, window.location.origin)
  return sendRun({
    id: `${id}-${round}-${stage.id}`,
    number,
    stage,
    request,
    warmFragment: after?.fragment ?? null,
    attemptIdOf: (lane) => `${id}-${rounds.indexOf(round)}-${stage.id}-${lane.id}`,
    nameOf: () => '',
    hadPreflight: ({ id }) => {
      const before = after?.lanes.find(({ lane }) => lane.id === id)
      return warmAfter(round) !== round && before !== undefined && hadPreflight(request, before)
    },
    withTiming: false,
    lookUp: 'together',
    stop,
  })
}
