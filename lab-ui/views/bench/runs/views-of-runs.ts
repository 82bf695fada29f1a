import { laneView, type LaneView } from '../../../judged/lane-view.ts'
import type * as Judging from '../../../judged/oracle/lane-verdicts.ts'
import type { EarlierRuns } from '../../../attempt/run/earlier-runs.ts'
import type { Run } from '../../../attempt/run/run.ts'
import { laneTitle } from '../../../judged/lane-title.ts'

const noLive = [] as const

/**
 * The lanes of runs as they were when these were sent: of one run, or of two side by side, each lane of the one
 * next to the same lane of the other.
 */
export function viewsOfRuns(
  runs: readonly Run[],
  laneVerdicts: typeof Judging.laneVerdicts | null,
  earlier: EarlierRuns,
): readonly LaneView[] {
  const laneIds = [...new Set(runs.flatMap(({ lanes }) => lanes.map(({ lane }) => lane.id)))]
  return laneIds.flatMap((id) =>
    runs.flatMap((run) => {
      const laneRun = run.lanes.find(({ lane }) => lane.id === id)
      if (laneRun === undefined) return []
      const title = laneTitle(laneRun.lane, laneRun.name)
      return [
        laneView({
          key: `${run.id}.${id}`,
          lane: laneRun.lane,
          title: runs.length > 1 ? `${title}, attempt ${run.number}` : title,
          run,
          laneRun,
          live: noLive,
          before: null,
          verdicts: laneVerdicts?.(run, laneRun, earlier.before(run)) ?? null,
          next: null,
        }),
      ]
    }),
  )
}
