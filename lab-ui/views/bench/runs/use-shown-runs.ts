import type { History } from '../../../history/keeper/use-history.ts'
import { useKeptRun } from '../../../history/keeper/use-kept-run.ts'
import type { BenchSearch } from '../../../links/bench-search.ts'
import type { Run } from '../../../attempt/run/run.ts'
import { useAttemptParts } from './use-attempt-parts.ts'

interface ShownRunsOf {
  readonly search: BenchSearch
  readonly history: History
  /** The latest that this page has sent. */
  readonly run: Run | null
  /** Told, once, why what tells of attempts could not be loaded. */
  readonly onFailure: (error: Error) => void
}

export type ShownRuns = ReturnType<typeof useShownRuns>

/** The runs that the grid shows: the latest or one of the history, and the one beside it; and what tells of them. */
export function useShownRuns({ search, history, run, onFailure }: ShownRunsOf) {
  const { attempt, beside, stage } = search
  const parts = useAttemptParts(attempt !== '' || beside !== '', onFailure)
  // Nothing is shown as long as there is nothing to show it with.
  const keptId = (id: string) => (id === '' || parts === null ? null : id)
  const kept = useKeptRun(history, keptId(attempt))
  const keptBeside = useKeptRun(history, keptId(beside))
  const latestRun = run?.stage === stage ? run : null
  const openRun = kept.run !== null && kept.run.id !== latestRun?.id ? kept.run : null
  return {
    laneVerdicts: parts?.laneVerdicts ?? null,
    told: parts?.told ?? null,
    /** The latest of this stage. */
    latestRun,
    /** The one of the history that is shown in its place. */
    openRun,
    shownRun: openRun ?? latestRun,
    besideRun: keptBeside.run,
    /** The ids of runs that the history does not have. */
    missing: [
      ...(kept.isMissing && attempt !== run?.id ? [attempt] : []),
      ...(keptBeside.isMissing ? [beside] : []),
    ],
  }
}
