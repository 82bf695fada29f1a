import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ControlError } from '../control/client.ts'
import { labQuery, stageQuery } from '../control/queries.ts'
import { AddLane } from '../lanes/AddLane.tsx'
import { FirstRun } from '../lanes/FirstRun.tsx'
import { gridGroups } from '../lanes/grid-groups.ts'
import type { GroupKey } from '../lanes/grid-row.ts'
import { LaneActionsProvider } from '../lanes/lane-actions.ts'
import { LaneGrid } from '../lanes/LaneGrid.tsx'
import { Notice } from '../shell/Notice.tsx'
import { LinkNotes } from './LinkNotes.tsx'
import { PolicySummary } from './PolicySummary.tsx'
import { RunHead } from './RunHead.tsx'
import { Composer } from '../composer/Composer.tsx'
import { pageRequestOf } from '../composer/composed-request.ts'
import { composedOf } from './bench-search.ts'
import type { Run } from './run.ts'
import { useAttempts } from './use-attempts.ts'
import { useBenchSearch } from './use-bench-search.ts'
import { mostLanes, useLanes } from './use-lanes.ts'
import { makeStage, useSetup } from './use-setup.ts'
import { StageBar } from './StageBar.tsx'
import { useLaneViews } from './use-lane-views.ts'
import './policy-summary.css'
import '../lanes/lanes.css'
import '../lanes/messages.css'

const noLive = new Map<string, never>()

/** The bench: one request, sent to all lanes of a stage, seen side by side. */
export function Bench() {
  const [search, change] = useBenchSearch()
  const { stage: stageId, folded, open, names } = search
  const composed = composedOf(search)
  const lab = useQuery(labQuery)
  const stage = useQuery(stageQuery(stageId))
  const { run, settled, isSending, send, stop } = useAttempts()
  const setup = useSetup(stageId)
  const count = useRef(0)
  const [ownStageFailure, setOwnStageFailure] = useState<Error | null>(null)

  const dashboard = window.location.origin
  const origins = lab.data?.origins ?? [dashboard]
  // An agent is made at page origins of the lab alone, whatever a link says.
  const origin = origins.includes(composed.origin) ? composed.origin : dashboard
  const isForeign = lab.data !== undefined && composed.origin !== '' && origin !== composed.origin
  const request = { ...composed, origin }
  const runningStage = lab.data === undefined ? undefined : stage.data
  const shownRun = run?.stage === stageId ? run : null

  const { lanes, actions, add } = useLanes({ stage: stage.data, search, change, setup })
  const views = useLaneViews({ lanes, names, run: shownRun, settled, live: noLive })
  const groups = useMemo(() => gridGroups(views, null), [views])
  const folding = useMemo(() => ({ folded, open }), [folded, open])

  const sendRun = (sent: PageRequest, warmFragment: string | null) => {
    if (runningStage === undefined) return
    count.current += 1
    void send({
      stage: runningStage,
      request: sent,
      number: count.current,
      warmFragment,
      nameOf: ({ id }) => names[id] ?? '',
    })
  }
  const sendNew = () => sendRun(pageRequestOf(request), null)
  const again = (isWarm: boolean) => {
    if (shownRun !== null) sendRun(shownRun.request, isWarm ? shownRun.fragment : null)
  }
  const ownStage = () => {
    setOwnStageFailure(null)
    if (stage.data === undefined) return
    makeStage(stage.data).then(
      (id) => change({ stage: id }),
      (error: unknown) => setOwnStageFailure(error instanceof Error ? error : new Error(String(error))),
    )
  }
  const toggle = useCallback(
    (key: GroupKey, opensFirst: boolean) => {
      const without = (keys: readonly GroupKey[]) => keys.filter((each) => each !== key)
      if (opensFirst) change({ folded: folded.includes(key) ? without(folded) : [...folded, key] })
      else change({ open: open.includes(key) ? without(open) : [...open, key] })
    },
    [folded, open, change],
  )

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.ctrlKey) {
        event.preventDefault()
        sendNew()
      } else if (event.key === 'Escape') stop()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })

  const problem = lab.error ?? stage.error ?? setup.failure ?? ownStageFailure
  const isUnknownStage = problem instanceof ControlError && problem.status === 404
  const gridNames = useMemo(() => lanes.map(({ id }) => names[id] ?? ''), [lanes, names])
  const runHead = useMemo(() => <RunHead run={shownRun} isUnderWay={isSending} />, [shownRun, isSending])
  return (
    <>
      <h1 className="visually-hidden">Bench</h1>
      {problem && (
        <Notice>
          {problem.message}{' '}
          {isUnknownStage && (
            <Link to="/bench" search={{ ...search, stage: 'default' }}>
              Open the default stage
            </Link>
          )}
        </Notice>
      )}
      <LinkNotes foreignOrigin={isForeign ? composed.origin : null} />
      <Composer
        composed={request}
        origins={origins}
        onChange={change}
        onSend={sendNew}
        onStop={stop}
        onAgainWarm={() => again(true)}
        onAgainCold={() => again(false)}
        onRepeat={() => {}}
        onCopy={() => Promise.reject(new Error('Copying is not there yet.'))}
        canSend={runningStage !== undefined}
        canAgain={shownRun !== null && runningStage !== undefined && !isSending}
        isSending={isSending}
        progress={isSending && shownRun !== null ? progressOf(shownRun) : null}
      />
      {stage.data && <PolicySummary policy={stage.data.policy} />}
      {stage.data && (
        <LaneActionsProvider value={actions}>
          <StageBar
            stageId={stageId}
            done={setup.done}
            onUndo={setup.undo}
            onOwnStage={ownStage}
            onResetData={setup.resetData}
          >
            <AddLane
              onAdd={add}
              fullBecause={lanes.length < mostLanes ? null : `${mostLanes} lanes are the most.`}
            />
          </StageBar>
          <LaneGrid
            head={runHead}
            views={views}
            names={gridNames}
            groups={groups}
            folding={folding}
            onToggle={toggle}
            isBusy={isSending}
            run={shownRun?.number ?? 0}
          >
            {shownRun === null ? <FirstRun count={lanes.length} onSend={sendNew} /> : undefined}
          </LaneGrid>
        </LaneActionsProvider>
      )}
      {stage.isPending && <p className="hint">Asking the control server for the lanes …</p>}
    </>
  )
}

function progressOf({ lanes }: Run) {
  const done = lanes.filter(({ result }) => result !== null).length
  return {
    done,
    of: lanes.length,
    words: `${done} of ${lanes.length} lanes ${done === 1 ? 'has' : 'have'} settled`,
  }
}
