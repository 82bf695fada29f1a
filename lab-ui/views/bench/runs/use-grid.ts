import { useCallback, useMemo } from 'react'
import { useLiveExchanges } from '../../../control/live/use-live-exchanges.ts'
import { useNextPredictions } from '../../../judged/oracle/use-next-predictions.ts'
import { useOracle } from '../../../judged/oracle/use-oracle.ts'
import { gridGroups } from '../../../lanes/rows/grid-groups.tsx'
import type { GroupKey } from '../../../lanes/rows/grid-row.ts'
import type { BenchSearch } from '../../../links/bench-search.ts'
import type { PageRequest } from '../../../../scenarios/words/page-request.ts'
import type { Lane, Stage } from '../../../../scenarios/setup/stage.ts'
import { useLaneViews } from './use-lane-views.ts'
import type { Sending } from './use-sending.ts'
import type { ShownRuns } from './use-shown-runs.ts'
import { viewsOfRuns } from './views-of-runs.ts'

interface GridOf {
  readonly search: BenchSearch
  readonly change: (part: Partial<BenchSearch>) => void
  readonly stage: Stage | undefined
  readonly lanes: readonly Lane[]
  readonly request: PageRequest
  readonly sending: Sending
  readonly shown: ShownRuns
}

/** What the grid shows: the lanes as they are now, or as they were in a run of the history, or in two of them. */
export function useGrid({ search, change, stage, lanes, request, sending, shown }: GridOf) {
  const { folded, open, names } = search
  const { latestRun, openRun, besideRun, laneVerdicts, told } = shown
  const { settled, earlier } = sending.attempts
  const oracle = useOracle()
  const live = useLiveExchanges(
    latestRun?.lanes.map(({ attemptId }) => attemptId) ?? [],
    !sending.isRepeating,
  )
  const next = useNextPredictions({ oracle, stage, request, sent: latestRun?.request ?? null })
  const liveViews = useLaneViews({
    lanes,
    names,
    run: latestRun,
    settled,
    live,
    laneVerdicts,
    earlier,
    next,
  })
  const views = useMemo(() => {
    const runs = [openRun ?? (besideRun && latestRun), besideRun].filter((each) => each !== null)
    return runs.length === 0 ? liveViews : viewsOfRuns(runs, laneVerdicts, earlier)
  }, [liveViews, latestRun, openRun, besideRun, laneVerdicts, earlier])
  const toggle = useCallback(
    (key: GroupKey, opensFirst: boolean) => {
      const without = (keys: readonly GroupKey[]) => keys.filter((each) => each !== key)
      if (opensFirst) change({ folded: folded.includes(key) ? without(folded) : [...folded, key] })
      else change({ open: open.includes(key) ? without(open) : [...open, key] })
    },
    [folded, open, change],
  )
  return {
    views,
    /** Whether these are the lanes as they run now, which can be changed. */
    isLive: views === liveViews,
    // Of two runs side by side each lane stands twice: what is composed goes to each of them once.
    copiedViews: besideRun === null ? views : liveViews,
    groups: useMemo(() => gridGroups(views, told), [views, told]),
    names: useMemo(() => views.map(({ lane }) => names[lane.id] ?? ''), [views, names]),
    folding: useMemo(() => ({ folded, open }), [folded, open]),
    toggle,
  }
}
