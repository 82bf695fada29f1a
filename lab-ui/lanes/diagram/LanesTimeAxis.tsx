import type { LaneView } from '../../judged/lane-view.ts'
import { sequencesOfLanes, type ToldSequence } from './sequences-of-lanes.ts'
import { TimeAxis } from './TimeAxis.tsx'

interface LanesTimeAxisProps {
  readonly views: readonly LaneView[]
  readonly told: ToldSequence | null
}

/** The time axis that the lanes' diagrams share. */
export function LanesTimeAxis({ views, told }: LanesTimeAxisProps) {
  return <TimeAxis scale={sequencesOfLanes(views, told).scale} />
}
