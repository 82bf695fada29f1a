import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ControlError } from '../control/client.ts'
import { labQuery, stageQuery } from '../control/queries.ts'
import { Composer } from '../composer/Composer.tsx'
import { pageRequestOf } from '../composer/composed-request.ts'
import { Notice } from '../shell/Notice.tsx'
import { LaneGrid } from './LaneGrid.tsx'
import { LinkNotes } from './LinkNotes.tsx'
import { PolicySummary } from './PolicySummary.tsx'
import type { Run } from './run.ts'
import { useAttempts } from './use-attempts.ts'
import { useBenchSearch } from './use-bench-search.ts'
import './policy-summary.css'
import './lanes.css'
import './messages.css'

/** The bench: one request, sent to all lanes of a stage, seen side by side. */
export function Bench() {
  const [{ stage: stageId, folded, ...composed }, change] = useBenchSearch()
  const lab = useQuery(labQuery)
  const stage = useQuery(stageQuery(stageId))
  const { run, isSending, send, stop } = useAttempts()

  const dashboard = window.location.origin
  const origins = lab.data?.origins ?? [dashboard]
  // An agent is made at page origins of the lab alone, whatever a link says.
  const origin = origins.includes(composed.origin) ? composed.origin : dashboard
  const isForeign = lab.data !== undefined && composed.origin !== '' && origin !== composed.origin
  const request = { ...composed, origin }
  const runningStage = lab.data === undefined ? undefined : stage.data
  const shownRun = run?.stage === stageId ? run : null

  const sendNew = () => void (runningStage && send(runningStage, pageRequestOf(request)))
  const again = (isWarm: boolean) =>
    void (shownRun && runningStage && send(runningStage, shownRun.request, isWarm ? shownRun.fragment : null))

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

  const problem = lab.error ?? stage.error
  const isUnknownStage = problem instanceof ControlError && problem.status === 404
  return (
    <>
      <h1 className="visually-hidden">Bench</h1>
      {problem && (
        <Notice>
          {problem.message}{' '}
          {isUnknownStage && (
            <Link to="/bench" search={{ ...composed, stage: 'default', folded }}>
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
        <LaneGrid
          lanes={stage.data.lanes}
          run={shownRun}
          isSending={isSending}
          folded={folded}
          onFold={(next) => change({ folded: next })}
        />
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
