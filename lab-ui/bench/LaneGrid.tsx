import type { CSSProperties } from 'react'
import type { Lane } from '../../scenarios/words/stage.ts'
import type { FoldingGroup } from './bench-search.ts'
import { FirstRun } from './FirstRun.tsx'
import { LaneColumn } from './LaneColumn.tsx'
import { laneGroups } from './lane-rows.tsx'
import { laneView } from './lane-view.ts'
import { placeRows } from './placed-rows.ts'
import { Rail } from './Rail.tsx'
import type { Run } from './run.ts'

interface LaneGridProps {
  readonly lanes: readonly Lane[]
  readonly run: Run | null
  readonly isSending: boolean
  readonly folded: readonly FoldingGroup[]
  readonly onFold: (folded: readonly FoldingGroup[]) => void
}

/** The lanes side by side: a row a fact, a column a lane, and every row at one height in all of them. */
export function LaneGrid({ lanes, run, isSending, folded, onFold }: LaneGridProps) {
  const views = lanes.map((lane) => laneView(lane, run))
  const { groups, rowCount, freeRow } = placeRows(laneGroups(views), folded)
  const style = { '--count': lanes.length, '--rows': rowCount } as CSSProperties
  const toggle = (key: FoldingGroup) =>
    onFold(folded.includes(key) ? folded.filter((each) => each !== key) : [...folded, key])
  return (
    <div className="lanes" style={style} aria-busy={isSending} data-run={run?.number ?? 0}>
      <Rail run={run} groups={groups} onToggle={toggle} />
      {views.map((view, index) => (
        <LaneColumn key={view.lane.id} view={view} place={index + 1} groups={groups} />
      ))}
      {run === null && <FirstRun row={freeRow} count={lanes.length} />}
    </div>
  )
}
