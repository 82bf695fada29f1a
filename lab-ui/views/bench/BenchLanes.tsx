import { useMemo } from 'react'
import { FirstRun } from '../../lanes/grid/FirstRun.tsx'
import { LaneGrid } from '../../lanes/grid/LaneGrid.tsx'
import { AddLane } from '../../lanes/menu/AddLane.tsx'
import { EnvironmentSwitch } from '../../lanes/menu/EnvironmentSwitch.tsx'
import { LaneActionsProvider } from '../../lanes/menu/lane-actions.ts'
import { defaultStageSearch } from '../../links/bench-search.ts'
import { ShortcutList } from '../../shell/shortcuts/ShortcutList.tsx'
import { RunHead } from './runs/RunHead.tsx'
import { StageBar } from './setup/StageBar.tsx'
import { mostLanes } from './setup/use-lanes.ts'
import type { BenchModel } from './use-bench.ts'

/** The lanes side by side, and above them what changes the stage that they stand on. */
export function BenchLanes({ bench }: { readonly bench: BenchModel }) {
  const { search, change, sending, shown, setup, linkedSetup, usualEngine, grid } = bench
  const { lanes, actions, add } = bench.lanes
  const { isSending, sentCount } = sending.attempts
  const { openRun, shownRun } = shown
  const isRecorded = sending.history.runs.find(({ id }) => id === openRun?.id)?.recorded ?? false
  const head = useMemo(
    () => (
      <>
        <RunHead run={shownRun} isUnderWay={isSending && openRun === null} />
        {openRun !== null && <span>{isRecorded ? 'recorded' : 'from the history'}</span>}
      </>
    ),
    [shownRun, isSending, openRun, isRecorded],
  )
  return (
    <LaneActionsProvider value={grid.isLive ? actions : null}>
      <StageBar
        stageId={search.stage}
        done={setup.done}
        onUndo={setup.undo}
        onOwnStage={linkedSetup.makeOwnStage}
        onDefaultStage={() => change(defaultStageSearch)}
        onResetData={setup.resetData}
      >
        <ShortcutList />
        <EnvironmentSwitch lanes={lanes} />
        <AddLane
          onAdd={add}
          usualEngine={usualEngine}
          fullBecause={lanes.length < mostLanes ? null : `${mostLanes} lanes are the most.`}
        />
      </StageBar>
      <LaneGrid
        head={head}
        views={grid.views}
        names={grid.names}
        groups={grid.groups}
        folding={grid.folding}
        onToggle={grid.toggle}
        isBusy={isSending}
        run={sentCount}
      >
        {shownRun === null ? <FirstRun count={lanes.length} onSend={sending.sendNew} /> : undefined}
      </LaneGrid>
    </LaneActionsProvider>
  )
}
