import type { LaneView } from '../../judged/lane-view.ts'
import { SequenceDiagram } from './SequenceDiagram.tsx'
import { sequencesOfLanes, type ToldSequence } from './sequences-of-lanes.ts'

interface LaneSequenceProps {
  /** All that are drawn beside one another. */
  readonly views: readonly LaneView[]
  /** One of them. */
  readonly view: LaneView
  readonly told: ToldSequence | null
}

/** The sequence diagram of one lane, on the scale of all. */
export function LaneSequence({ views, view, told }: LaneSequenceProps) {
  const { scale, of } = sequencesOfLanes(views, told)
  const sequence = of.get(view)
  return sequence === undefined ? null : <SequenceDiagram {...{ sequence, scale }} />
}
