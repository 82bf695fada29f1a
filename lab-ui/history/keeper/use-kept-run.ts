import { useQuery } from '@tanstack/react-query'
import type { Run } from '../../attempt/run/run.ts'
import { keptRunKey, type History } from './use-history.ts'

interface KeptRunState {
  readonly run: Run | null
  /** Whether the history has been read and has no run of this id, or none that can be read. */
  readonly isMissing: boolean
}

/** A whole run of the history, by its id. It is read anew when it comes back after it was cleared. */
export function useKeptRun({ runs, isRead, open }: History, id: string | null): KeptRunState {
  const isListed = runs.some((entry) => entry.id === id)
  const { data = null, isSuccess } = useQuery({
    queryKey: keptRunKey(id),
    queryFn: () => open(id ?? ''),
    enabled: id !== null && isListed,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const run = isListed ? data : null
  return { run, isMissing: id !== null && isRead && run === null && (!isListed || isSuccess) }
}
