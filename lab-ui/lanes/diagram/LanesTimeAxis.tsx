import type { LaneView } from '../../judged/lane-view.ts'
import { sequencesOfLanes } from './sequences-of-lanes.ts'
import { TimeAxis } from './TimeAxis.tsx'

/** The time axis that the lanes' diagrams share. */
export function LanesTimeAxis({ views }: { readonly views: readonly LaneView[] }) {
  return <TimeAxis scale={sequencesOfLanes(views).scale} />
}
