import { sequenceOf } from '../../../scenarios/runs/sequence/sequence.ts'
import type { Sequence } from '../../../scenarios/runs/sequence/step.ts'
import { timeScale, type TimeScale } from '../../../scenarios/runs/sequence/time/time-scale.ts'
import type { LaneView } from '../../judged/lane-view.ts'

interface SequencesOfLanes {
  readonly scale: TimeScale
  readonly of: ReadonlyMap<LaneView, Sequence>
}

/** Each lane's cell asks for all, since they share a scale. */
const known = new WeakMap<readonly LaneView[], SequencesOfLanes>()

/** The courses of an attempt in all lanes, and the one time scale on which they are drawn. */
export function sequencesOfLanes(views: readonly LaneView[]): SequencesOfLanes {
  const before = known.get(views)
  if (before !== undefined) return before
  const sequences = views.map(sequenceOfLane)
  const now = {
    scale: timeScale(sequences),
    of: new Map(views.flatMap((view, at) => (sequences[at] === undefined ? [] : [[view, sequences[at]]]))),
  }
  known.set(views, now)
  return now
}

function sequenceOfLane(view: LaneView): Sequence {
  const { engine, lane, next } = view
  return sequenceOf({
    ...view,
    hasProxy: engine !== null,
    cachedForSeconds: view.verdicts?.cachedForSeconds ?? null,
    predicted: next === null ? null : { ...next, hasProxy: lane.engine !== null },
  })
}
