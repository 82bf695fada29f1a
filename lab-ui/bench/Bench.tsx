import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Notice } from '../shell/Notice.tsx'
import { labQuery, stageQuery } from '../control/queries.ts'
import { Composer } from './Composer.tsx'
import { LaneGrid } from './LaneGrid.tsx'
import { PolicySummary } from './PolicySummary.tsx'
import { useAttempts } from './use-attempts.ts'
import { useBenchSearch } from './use-bench-search.ts'
import './bench.css'

/** The bench: one request, sent to all lanes of a stage, seen side by side. */
export function Bench() {
  const [search, change] = useBenchSearch()
  const lab = useQuery(labQuery)
  const stage = useQuery(stageQuery(search.stage))
  const { run, isSending, send, stop } = useAttempts()

  const origins = lab.data?.origins ?? [window.location.origin]
  const request = { ...search, origin: search.origin === '' ? window.location.origin : search.origin }
  const lanes = stage.data?.lanes

  const sendNew = () => void (lanes && send(search.stage, lanes, request))
  const again = (isWarm: boolean) =>
    void (run && lanes && send(search.stage, lanes, run.request, isWarm ? run.fragment : null))

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
  return (
    <>
      <h1 className="visually-hidden">Bench</h1>
      {problem && <Notice>{problem.message}</Notice>}
      <Composer
        request={request}
        origins={origins}
        onChange={change}
        onSend={sendNew}
        onStop={stop}
        onAgainWarm={() => again(true)}
        onAgainCold={() => again(false)}
        canSend={lanes !== undefined}
        canRepeat={run !== null && lanes !== undefined && !isSending}
        isSending={isSending}
      />
      {stage.data && <PolicySummary policy={stage.data.policy} />}
      {stage.data && <LaneGrid lanes={stage.data.lanes} run={run} isSending={isSending} />}
      {stage.isPending && <p className="hint">Asking the control server for the lanes …</p>}
    </>
  )
}
