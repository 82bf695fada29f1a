import { useQuery } from '@tanstack/react-query'
import { pageRequestOf } from '../../composer/request/composed-request.ts'
import { labQuery, stageQuery } from '../../control/queries.ts'
import { useShortcuts } from '../../shell/shortcuts/use-shortcuts.ts'
import { composedIn } from './composed-in.ts'
import { useGrid } from './runs/use-grid.ts'
import { useSending } from './runs/use-sending.ts'
import { useShownRuns } from './runs/use-shown-runs.ts'
import { useLanes } from './setup/use-lanes.ts'
import { useLinkedSetup } from './setup/use-linked-setup.ts'
import { useSetup } from './setup/use-setup.ts'
import { useBenchSearch } from './use-bench-search.ts'

export type BenchModel = ReturnType<typeof useBench>

/** All that the bench shows and does, without how it looks. */
export function useBench() {
  const [search, change] = useBenchSearch()
  const lab = useQuery(labQuery)
  const stage = useQuery(stageQuery(search.stage))
  const usualEngine = lab.data?.engine ?? null
  // What a lab runs by itself is known with it: until then nothing is sent, and the URL is left as it is.
  const runningStage = lab.data === undefined ? undefined : stage.data
  const composed = composedIn(search, lab.data?.origins)
  const { request } = composed

  const sending = useSending({ search, change, stage: runningStage, request })
  const { attempts, history, setFailure } = sending
  const shown = useShownRuns({ search, history, run: attempts.run, onFailure: setFailure })
  const setup = useSetup(search.stage)
  const lanes = useLanes({ stage: stage.data, search, change, setup })
  const linkedSetup = useLinkedSetup({
    search,
    change,
    setup,
    stage: stage.data,
    runningStage,
    usualEngine,
    onFailure: setFailure,
  })
  const grid = useGrid({
    search,
    change,
    stage: stage.data,
    lanes: lanes.lanes,
    request: pageRequestOf(request),
    sending,
    shown,
  })
  const again = (isWarm: boolean) => {
    const { shownRun } = shown
    if (shownRun !== null) sending.send(shownRun.request, isWarm ? shownRun.fragment : null)
  }
  useShortcuts({
    Send: sending.sendNew,
    Stop: sending.stop,
    'Again warm': () => again(true),
    'Again cold': () => again(false),
  })
  const problem = lab.error ?? stage.error
  const failed = setup.failure ?? sending.failure
  return {
    search,
    change,
    composed,
    stage: stage.data,
    isStagePending: stage.isPending,
    runningStage,
    usualEngine,
    sending,
    shown,
    again,
    setup,
    lanes,
    linkedSetup,
    grid,
    /** What is wrong with the lab or the stage, and what failed of what somebody did, each told once. */
    problems: [problem, failed?.message === problem?.message ? null : failed].filter((each) => each !== null),
  }
}
