import type { PageRequest } from '../../../scenarios/words/page-request.ts'
import type { Lane, Stage } from '../../../scenarios/setup/stage.ts'
import { agents } from '../agents/agents.ts'
import { pageNow } from '../sending/page-clock.ts'
import { seenByWitnesses } from '../sending/seen-by-witnesses.ts'
import { sendToLane, type SentAttempt } from '../sending/send-to-lane.ts'
import { lookedUp, notLookedUp } from './looked-up.ts'
import type { LaneRun, Run } from './run.ts'

interface RunToSend {
  /** Unique in this browser. */
  readonly id: string
  readonly number: number
  readonly stage: Stage
  readonly request: PageRequest
  /** The fragment of the run whose URLs it is sent to again; null for one that starts cold. */
  readonly warmFragment: string | null
  readonly attemptIdOf: (lane: Lane) => string
  /** What a person calls a lane; empty where nobody named it. */
  readonly nameOf: (lane: Lane) => string
  /** Whether an earlier attempt at the same URL had a preflight. */
  readonly hadPreflight: (lane: Lane, fragment: string) => boolean
  readonly withTiming: boolean
  /** Whether each lane is looked up when it has settled, or all at once when all have: one request in place of many. */
  readonly lookUp: 'each' | 'together'
  readonly stop: AbortSignal
  /** Called with the run as it is sent, and again whenever more is known of it. */
  readonly onChange?: (run: Run) => void
}

/** Sends one request to all lanes of a stage at the same time, for real, and collects what came of it. Never rejects. */
export async function sendRun(options: RunToSend): Promise<Run> {
  const { id, number, stage, request, warmFragment, attemptIdOf, nameOf, withTiming, stop, onChange } =
    options
  const fragment = warmFragment ?? id
  let run: Run = {
    id,
    number,
    stage: stage.id,
    policy: stage.policy,
    request,
    fragment,
    isWarm: warmFragment !== null,
    sentAtMs: pageNow(),
    lanes: stage.lanes.map((lane) => ({
      lane,
      name: nameOf(lane),
      attemptId: attemptIdOf(lane),
      hadPreflight: options.hadPreflight(lane, fragment),
      result: null,
      seen: null,
      lookUpError: null,
    })),
  }
  const learn = (lane: Lane, known: Partial<LaneRun>) => {
    const lanes = run.lanes.map((each) => (each.lane.id === lane.id ? { ...each, ...known } : each))
    run = { ...run, lanes }
    onChange?.(run)
  }
  onChange?.(run)
  const send = async (lane: Lane) => {
    const attempt = { attemptId: attemptIdOf(lane), stage: stage.id, lane, request, fragment, withTiming }
    return { lane, sent: await sendToLane(attempt, agents, stop) }
  }
  const sending = stage.lanes.map(send)
  if (options.lookUp === 'each') await Promise.all(sending.map(async (each) => lookUp([await each], learn)))
  else await lookUp(await Promise.all(sending), learn)
  return run
}

async function lookUp(
  attempts: readonly { readonly lane: Lane; readonly sent: SentAttempt }[],
  learn: (lane: Lane, known: Partial<LaneRun>) => void,
): Promise<void> {
  const known = await seenByWitnesses(attempts.map(({ sent }) => sent)).then(
    (seen) => attempts.map((_, at) => lookedUp(seen[at] ?? null)),
    (error: unknown) => attempts.map(() => notLookedUp(error)),
  )
  for (const [at, { lane, sent }] of attempts.entries()) learn(lane, { result: sent.result, ...known[at] })
}
