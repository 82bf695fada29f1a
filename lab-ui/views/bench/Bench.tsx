import { lazy, Suspense } from 'react'
import { HistoryBar } from '../../history/bar/HistoryBar.tsx'
import { PolicyPanel } from '../../policy/PolicyPanel.tsx'
import { BenchComposer } from './BenchComposer.tsx'
import { BenchLanes } from './BenchLanes.tsx'
import { BenchNotices } from './BenchNotices.tsx'
import { useBench } from './use-bench.ts'

/** Loaded with the first repeat. */
const RepeatPanel = lazy(() => import('./repeat/RepeatPanel.tsx').then((m) => ({ default: m.RepeatPanel })))

/** The bench: one request, sent to all lanes of a stage, seen side by side. */
export function Bench() {
  const bench = useBench()
  const { search, change, composed, stage, sending, shown, setup, linkedSetup } = bench
  const { attempts, repeats, history } = sending
  const open = (attempt: string) => change({ attempt, beside: '' })
  return (
    <>
      <h1 className="visually-hidden">Bench</h1>
      <BenchNotices bench={bench} />
      <BenchComposer bench={bench} />
      {stage && (
        <PolicyPanel
          key={search.stage}
          running={stage.policy}
          draft={linkedSetup.draft}
          onDraft={linkedSetup.onDraft}
          isOpen={search.editing}
          onOpen={(editing) => change({ editing })}
          onApply={(policy) =>
            setup.apply({ policy, lanes: stage.lanes }, 'All lanes run the new policy.', null)
          }
          pageOrigins={composed.origins}
        />
      )}
      {repeats.repeat !== null && (
        <Suspense>
          <RepeatPanel
            {...{ repeats, history }}
            names={search.names}
            repeat={repeats.repeat}
            stage={bench.runningStage}
            onOpen={open}
          />
        </Suspense>
      )}
      {stage && <BenchLanes bench={bench} />}
      {bench.isStagePending && <p className="hint">Asking the control server for the lanes …</p>}
      <HistoryBar
        history={history}
        underWay={attempts.isSending ? attempts.run : null}
        openId={shown.shownRun?.id ?? null}
        compareId={shown.besideRun?.id ?? null}
        onOpen={open}
        onCompare={(id) => change({ beside: id ?? '' })}
      />
    </>
  )
}
