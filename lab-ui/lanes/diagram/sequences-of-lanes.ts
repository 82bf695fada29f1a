import { predictedSequence } from '../../../scenarios/runs/sequence/predicted-sequence.ts'
import type { sequenceOf } from '../../../scenarios/runs/sequence/sequence.ts'
import type { Sequence } from '../../../scenarios/runs/sequence/step.ts'
import { timeScale, type TimeScale } from '../../../scenarios/runs/sequence/time/time-scale.ts'
import type { LaneView } from '../../judged/lane-view.ts'

interface SequencesOfLanes {
  readonly scale: TimeScale
  readonly of: ReadonlyMap<LaneView, Sequence>
}

/** What draws an attempt that was sent; there before one is shown. */
export interface ToldSequence {
  readonly sequenceOf: typeof sequenceOf
}

/** Each lane's cell asks for all, since they share a scale. */
const known = new WeakMap<readonly LaneView[], SequencesOfLanes>()

/** The courses of an attempt in all lanes, and the one time scale on which they are drawn. */
export function sequencesOfLanes(views: readonly LaneView[], told: ToldSequence | null): SequencesOfLanes {
  const before = known.get(views)
  if (before !== undefined) return before
  const sequences = views.map((view) => sequenceOfLane(view, told))
  const now = {
    scale: timeScale(sequences),
    of: new Map(views.flatMap((view, at) => (sequences[at] === undefined ? [] : [[view, sequences[at]]]))),
  }
  known.set(views, now)
  return now
}

function sequenceOfLane(view: LaneView, told: ToldSequence | null): Sequence {
  const { engine, lane, next } = view
  const hasProxy = engine !== null
  const predicted = next === null ? null : { ...next, hasProxy: lane.engine !== null }
  if (told === null || view.request === null) return predictedSequence({ hasProxy, predicted })
  const cachedForSeconds = view.verdicts?.cachedForSeconds ?? null
  return told.sequenceOf({ ...view, hasProxy, cachedForSeconds, predicted })
}
