import { useMemo } from 'react'
import type { Exchange } from '../../../../scenarios/words/exchange.ts'
import type { Lane } from '../../../../scenarios/setup/stage.ts'
import { laneTitle } from '../../../judged/lane-title.ts'
import { laneView, type LaneView } from '../../../judged/lane-view.ts'
import type { Prediction } from '../../../judged/oracle/prediction.ts'
import type * as Judging from '../../../judged/oracle/lane-verdicts.ts'
import type { EarlierRuns } from '../../../attempt/run/earlier-runs.ts'
import type { Run } from '../../../attempt/run/run.ts'

interface LaneViewsOf {
  readonly lanes: readonly Lane[]
  readonly names: Readonly<Record<string, string>>
  readonly run: Run | null
  /** The latest run that has settled: the same as `run` but while that is under way. */
  readonly settled: Run | null
  /** What the live stream has told so far, by the ids of attempts. */
  readonly live: ReadonlyMap<string, readonly Exchange[]>
  /** What judges; null until it is loaded. */
  readonly laneVerdicts: typeof Judging.laneVerdicts | null
  readonly earlier: EarlierRuns
  /** What is expected of the request as it is composed now, by the ids of lanes. */
  readonly next: ReadonlyMap<string, Prediction>
}

/**
 * The lanes of a stage with what the latest run tells of each. While a run is under way the messages of the one
 * before it stay, if it had the same request: what does not change need not leave its place.
 */
export function useLaneViews(given: LaneViewsOf): readonly LaneView[] {
  const { lanes, names, run, settled, live, laneVerdicts, earlier, next } = given
  return useMemo(() => {
    const isRepeated = settled !== run && JSON.stringify(settled?.request) === JSON.stringify(run?.request)
    const viewOf = (lane: Lane, shown: Run | null, before: LaneView['messages']) => {
      const laneRun = shown?.lanes.find((each) => each.lane.id === lane.id)
      return laneView({
        key: lane.id,
        lane,
        title: laneTitle(lane, names[lane.id] ?? ''),
        run: shown,
        laneRun,
        live: live.get(laneRun?.attemptId ?? '') ?? [],
        before,
        verdicts:
          laneVerdicts === null || shown === null || laneRun === undefined
            ? null
            : laneVerdicts(shown, laneRun, earlier.before(shown)),
        next: next.get(lane.id) ?? null,
      })
    }
    return lanes.map((lane) => viewOf(lane, run, isRepeated ? viewOf(lane, settled, null).messages : null))
  }, [lanes, names, run, settled, live, laneVerdicts, earlier, next])
}
