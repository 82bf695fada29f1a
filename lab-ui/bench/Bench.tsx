import { useQuery } from '@tanstack/react-query'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { labQuery, stageQuery } from '../control/queries.ts'
import { useLiveExchanges } from '../control/use-live-exchanges.ts'
import { copyText } from '../shell/secure-context.ts'
import { AddLane } from '../lanes/AddLane.tsx'
import { EnvironmentSwitch } from '../lanes/EnvironmentSwitch.tsx'
import { FirstRun } from '../lanes/FirstRun.tsx'
import { useNextPredictions } from '../oracle/use-next-predictions.ts'
import { useOracle } from '../oracle/use-oracle.ts'
import { gridGroups } from '../lanes/grid-groups.tsx'
import type { GroupKey } from '../lanes/grid-row.ts'
import { LaneActionsProvider } from '../lanes/lane-actions.ts'
import { LaneGrid } from '../lanes/LaneGrid.tsx'
import { Problem } from './Problem.tsx'
import { LinkSetup } from './LinkSetup.tsx'
import { ShortcutList } from './ShortcutList.tsx'
import { useShortcuts } from './use-shortcuts.ts'
import { setupAskedFor, useSetupInUrl } from './use-setup-in-url.ts'
import { LinkNotes } from './LinkNotes.tsx'
import { PolicyPanel } from '../policy/PolicyPanel.tsx'
import { RunHead } from './RunHead.tsx'
import { Composer } from '../composer/Composer.tsx'
import { pageRequestOf } from '../composer/composed-request.ts'
import { composedOf, defaultStageSearch } from './bench-search.ts'
import { progressOf, repeatProgress } from './progress.ts'
import { useAttempts } from './use-attempts.ts'
import { useBenchSearch } from './use-bench-search.ts'
import { mostLanes, useLanes } from './use-lanes.ts'
import { useSetup } from './use-setup.ts'
import { StageBar } from './StageBar.tsx'
import { copiedText } from './copied-text.ts'
import { useRepeat } from './use-repeat.ts'
import { useShownRuns } from './use-shown-runs.ts'
import { useLaneViews } from './use-lane-views.ts'
import { HistoryBar } from '../history/HistoryBar.tsx'
import { useHistory } from '../history/use-history.ts'
import { viewsOfRuns } from './views-of-runs.ts'
import './bench.css'
import '../lanes/lanes.css'
import '../lanes/messages.css'
import '../lanes/verdicts.css'

/** Loaded with the first repeat. */
const RepeatPanel = lazy(() => import('./RepeatPanel.tsx').then((m) => ({ default: m.RepeatPanel })))

/** The bench: one request, sent to all lanes of a stage, seen side by side. */
export function Bench() {
  const [search, change] = useBenchSearch()
  const { stage: stageId, folded, open, names } = search
  const composed = composedOf(search)
  const lab = useQuery(labQuery)
  const stage = useQuery(stageQuery(stageId))
  const { run, settled, isSending, sentCount, earlier, send, stop } = useAttempts()
  const oracle = useOracle()
  const setup = useSetup(stageId)
  const repeats = useRepeat()
  const isRepeating = repeats.repeat?.isRunning ?? false
  const history = useHistory()
  const [failure, setFailure] = useState<Error | null>(null)
  const shown = useShownRuns({ search, history, run, onFailure: setFailure })
  const { latestRun, openRun, shownRun, besideRun, laneVerdicts, told } = shown

  const dashboard = window.location.origin
  const origins = lab.data?.origins ?? [dashboard]
  // An agent is made at page origins of the lab alone, whatever a link says.
  const origin = origins.includes(composed.origin) ? composed.origin : dashboard
  const isForeign = lab.data !== undefined && composed.origin !== '' && origin !== composed.origin
  const request = { ...composed, origin }
  const runningStage = lab.data === undefined ? undefined : stage.data
  const isRecorded = history.runs.find(({ id }) => id === openRun?.id)?.recorded ?? false

  const { lanes, actions, add } = useLanes({ stage: stage.data, search, change, setup })
  const live = useLiveExchanges(latestRun?.lanes.map(({ attemptId }) => attemptId) ?? [], !isRepeating)
  const next = useNextPredictions({
    oracle,
    stage: stage.data,
    request: pageRequestOf(request),
    sent: latestRun?.request ?? null,
  })
  const liveViews = useLaneViews({ lanes, names, run: latestRun, settled, live, laneVerdicts, earlier, next })
  const views = useMemo(() => {
    const runs = [openRun ?? (besideRun && latestRun), besideRun].filter((each) => each !== null)
    return runs.length === 0 ? liveViews : viewsOfRuns(runs, laneVerdicts, earlier)
  }, [liveViews, latestRun, openRun, besideRun, laneVerdicts, earlier])
  // Of two runs side by side each lane stands twice: what is composed goes to each of them once.
  const copiedViews = besideRun === null ? views : liveViews
  const groups = useMemo(() => gridGroups(views, told), [views, told])
  const folding = useMemo(() => ({ folded, open }), [folded, open])

  const sendRun = (sent: PageRequest, warmFragment: string | null) => {
    if (runningStage === undefined) return
    change({ attempt: '', beside: '' })
    const nameOf = ({ id }: { readonly id: string }) => names[id] ?? ''
    const number = history.nextNumber()
    setFailure(null)
    send({ stage: runningStage, request: sent, number, warmFragment, nameOf }).then(history.add, setFailure)
  }
  const stopAll = () => {
    stop()
    repeats.stop()
  }
  const sendNew = () => sendRun(pageRequestOf(request), null)
  const again = (isWarm: boolean) => {
    if (shownRun !== null) sendRun(shownRun.request, isWarm ? shownRun.fragment : null)
  }
  const setupInUrl = useSetupInUrl({
    stage: runningStage,
    search,
    change,
    usualEngine: lab.data?.engine ?? null,
  })
  const askedSetup = () => setupAskedFor(search, stage.data)
  const ownStage = () => {
    setFailure(null)
    askedSetup()
      .then(setup.make)
      .then(
        (id) => change({ stage: id }),
        (error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))),
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

  useShortcuts({
    Send: sendNew,
    Stop: stopAll,
    'Again warm': () => again(true),
    'Again cold': () => again(false),
  })

  const progress = isRepeating ? repeatProgress(repeats.repeat) : isSending ? progressOf(latestRun) : null
  const problem = lab.error ?? stage.error
  const failed = setup.failure ?? failure
  const gridNames = useMemo(() => views.map(({ lane }) => names[lane.id] ?? ''), [views, names])
  const runHead = useMemo(
    () => (
      <>
        <RunHead run={shownRun} isUnderWay={isSending && openRun === null} />
        {openRun !== null && <span>{isRecorded ? 'recorded' : 'from the history'}</span>}
      </>
    ),
    [shownRun, isSending, openRun, isRecorded],
  )
  return (
    <>
      <h1 className="visually-hidden">Bench</h1>
      {problem && <Problem problem={problem} search={search} onOwnStage={ownStage} />}
      {failed && failed.message !== problem?.message && (
        <Problem problem={failed} search={search} onOwnStage={ownStage} />
      )}
      <LinkNotes foreignOrigin={isForeign ? composed.origin : null} missing={shown.missing} />
      {setupInUrl.asked && (
        <LinkSetup
          onHere={() => {
            askedSetup()
              .then((asked) => setup.apply(asked, 'The link’s policy and lanes run.', stage.data ?? null))
              .then(setupInUrl.answered, setup.failed)
          }}
          onOwnStage={ownStage}
          onKeep={setupInUrl.answered}
        />
      )}
      <Composer
        composed={request}
        origins={origins}
        onChange={change}
        onSend={sendNew}
        onStop={stopAll}
        onAgainWarm={() => again(true)}
        onAgainCold={() => again(false)}
        onRepeat={(times) =>
          runningStage && void repeats.start(runningStage, pageRequestOf(request), times).catch(setFailure)
        }
        onCopy={async (form) => {
          await copyText(
            await copiedText({ form, stage: stageId, request: pageRequestOf(request), lanes: copiedViews }),
          )
        }}
        canSend={runningStage !== undefined}
        canAgain={shownRun !== null && runningStage !== undefined && !isSending}
        isSending={isSending || isRepeating}
        progress={progress}
      />
      {stage.data && (
        <PolicyPanel
          key={stageId}
          running={stage.data.policy}
          draft={setupInUrl.draft}
          onDraft={setupInUrl.onDraft}
          isOpen={search.editing}
          onOpen={(editing) => change({ editing })}
          onApply={(policy) =>
            setup.apply({ policy, lanes: stage.data.lanes }, 'All lanes run the new policy.', null)
          }
          pageOrigins={origins}
        />
      )}
      {repeats.repeat !== null && (
        <Suspense>
          <RepeatPanel
            {...{ repeats, names, history }}
            repeat={repeats.repeat}
            stage={runningStage}
            onOpen={(attempt) => change({ attempt, beside: '' })}
          />
        </Suspense>
      )}
      {stage.data && (
        <LaneActionsProvider value={views === liveViews ? actions : null}>
          <StageBar
            stageId={stageId}
            done={setup.done}
            onUndo={setup.undo}
            onOwnStage={ownStage}
            onDefaultStage={() => change(defaultStageSearch)}
            onResetData={setup.resetData}
          >
            <ShortcutList />
            <EnvironmentSwitch lanes={lanes} />
            <AddLane
              onAdd={add}
              usualEngine={lab.data?.engine ?? null}
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
            run={sentCount}
          >
            {shownRun === null ? <FirstRun count={lanes.length} onSend={sendNew} /> : undefined}
          </LaneGrid>
        </LaneActionsProvider>
      )}
      {stage.isPending && <p className="hint">Asking the control server for the lanes …</p>}
      <HistoryBar
        history={history}
        underWay={isSending ? run : null}
        openId={shownRun?.id ?? null}
        compareId={besideRun?.id ?? null}
        onOpen={(attempt) => change({ attempt, beside: '' })}
        onCompare={(id) => change({ beside: id ?? '' })}
      />
    </>
  )
}
