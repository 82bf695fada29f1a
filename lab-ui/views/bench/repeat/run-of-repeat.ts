import type { Lane } from '../../../../scenarios/setup/stage.ts'
import { lookedUp } from '../../../attempt/run/looked-up.ts'
import type { Run } from '../../../attempt/run/run.ts'
import type { RepeatRun } from './use-repeat.ts'

interface RunOptions {
  readonly number: number
  readonly sentAtMs: number
  readonly nameOf: (lane: Lane) => string
}

/**
 * The latest attempt at each lane as one run, so that a repeat can be looked into like any other; null before every
 * lane has one. Of a repeat that was stopped, lanes may have come differently far.
 */
export function runOfRepeat(repeat: RepeatRun, { number, sentAtMs, nameOf }: RunOptions): Run | null {
  const { id, stage, request, isWarm, tallies } = repeat
  const lanes = stage.lanes.flatMap((lane) => {
    const { last = null } = tallies[lane.id] ?? {}
    if (last === null) return []
    const { attemptId, hadPreflight, result, seen, fragment } = last
    return [
      {
        fragment,
        run: { lane, name: nameOf(lane), attemptId, hadPreflight, result, ...lookedUp(seen) },
      },
    ]
  })
  const [first] = lanes
  if (first === undefined || lanes.length < stage.lanes.length) return null
  return {
    id,
    number,
    stage: stage.id,
    policy: stage.policy,
    request,
    fragment: first.fragment,
    isWarm,
    sentAtMs,
    lanes: lanes.map(({ run }) => run),
  }
}
