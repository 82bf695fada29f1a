import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Run } from '../../attempt/run/run.ts'
import { entryOf, isSettled, type HistoryEntry } from '../store/history-entry.ts'
import type { HistoryKeeper, ImportResult } from './history-keeper.ts'
import { later } from '../../shell/later.ts'
import { mayBeKept } from '../store/may-be-kept.ts'
import { attempts } from './import-sentence.ts'
import { watchOtherPages } from './other-pages.ts'

const dashboard = window.location.origin
const nothing = { runs: [], unreadable: 0, refusal: null, cleared: 0 } as const
/** A browser that has kept nothing has nothing to read: then it is loaded when somebody touches the page. */
const keepers = later(async () => {
  const { HistoryKeeper } = await import('./history-keeper.ts')
  return new HistoryKeeper(dashboard)
})
const withKeeper = async <Value>(act: (keeper: HistoryKeeper) => Promise<Value>) => act(await keepers.load())
const list = async () =>
  keepers.now() === null && !(await mayBeKept()) ? nothing : withKeeper((keeper) => keeper.list())
const queryKey = ['history']
/** Of one whole run. */
export const keptRunKey = (id: string | null) => ['run of the history', id]

/** The history, and all that can be done with it. Nothing here rejects: what fails is said by `problem`. */
export interface History {
  /** Newest first; empty until it has been read. */
  readonly runs: readonly HistoryEntry[]
  readonly isRead: boolean
  /** How many there are besides that cannot be read. */
  readonly unreadable: number
  /** Why the history ends with the page, as a sentence; null where the browser keeps it. */
  readonly refusal: string | null
  /** What went wrong last, as a sentence; null when nothing did. */
  readonly problem: string | null
  readonly dismissProblem: () => void
  /** How many runs were cleared and can still be put back: until the page ends, or the next run. */
  readonly cleared: number
  /** A number for a run that is about to be sent: no run of this browser has had it. */
  readonly nextNumber: () => Promise<number>
  /** Keeps a run; one that has not settled is passed over. */
  readonly add: (run: Run) => Promise<void>
  /** A whole run; null when it is not there or cannot be read. */
  readonly open: (id: string) => Promise<Run | null>
  readonly clear: () => Promise<void>
  readonly undoClear: () => Promise<void>
  /** The runs with these ids, or all, as a JSON file; null when they could not be read. */
  readonly exportFile: (ids?: readonly string[]) => Promise<File | null>
  /** Null when the history could not be written. */
  readonly importFile: (file: File) => Promise<ImportResult | null>
}

export function useHistory(): History {
  const client = useQueryClient()
  const [failure, setFailure] = useState<string | null>(null)
  /** A run on its way into the history, which has its place there already. */
  const [adding, setAdding] = useState<Run | null>(null)
  const [dismissed, setDismissed] = useState<string | null>(null)
  const { data, error } = useQuery({ queryKey, queryFn: list })

  useEffect(() => {
    const refresh = () => void client.invalidateQueries({ queryKey })
    const ends = [watchOtherPages(refresh), keepers.subscribe(refresh)]
    return () => {
      for (const end of ends) end()
    }
  }, [client])

  const does = useMemo(() => {
    const trying = async <Value, Otherwise>(what: string, work: Promise<Value>, otherwise: Otherwise) => {
      try {
        return await work
      } catch (error) {
        setFailure(failureSentence(what, error))
        setDismissed(null)
        return otherwise
      }
    }
    const changing = async <Value, Otherwise>(what: string, work: Promise<Value>, otherwise: Otherwise) => {
      setFailure(null)
      const value = await trying(what, work, otherwise)
      await client.invalidateQueries({ queryKey })
      return value
    }
    return {
      nextNumber,
      add: async (run: Run) => {
        if (!isSettled(run)) return
        setAdding(run)
        await changing(
          `Attempt ${run.number} was not kept`,
          withKeeper((keeper) => keeper.add(run)),
          undefined,
        )
        // It may have been asked for before it was there.
        await client.invalidateQueries({ queryKey: keptRunKey(run.id) })
        setAdding((latest) => (latest === run ? null : latest))
      },
      open: (id: string) =>
        trying(
          'The attempt cannot be opened',
          withKeeper((keeper) => keeper.open(id)),
          null,
        ),
      clear: () =>
        changing(
          'The history was not cleared',
          withKeeper((keeper) => keeper.clear()),
          undefined,
        ),
      undoClear: () =>
        changing(
          'The history was not put back',
          withKeeper((keeper) => keeper.undoClear()),
          undefined,
        ),
      exportFile: (ids?: readonly string[]) =>
        trying(
          'The history was not exported',
          withKeeper((keeper) => keeper.exportFile(ids)),
          null,
        ),
      importFile: (file: File) =>
        changing(
          `${file.name} was not read`,
          withKeeper((keeper) => keeper.importFile(file)),
          null,
        ),
    }
  }, [client])

  const { runs: kept, unreadable, refusal, cleared } = data ?? nothing
  const runs = useMemo(
    () =>
      adding === null || kept.some(({ id }) => id === adding.id)
        ? kept
        : [entryOf(adding, null, dashboard), ...kept],
    [adding, kept],
  )
  const wrong =
    failure ??
    (error === null ? unreadableSentence(unreadable) : failureSentence('The history is not shown', error))
  const problem = wrong === dismissed ? null : wrong
  return useMemo(
    () => ({
      runs,
      isRead: data !== undefined,
      unreadable,
      refusal,
      problem,
      dismissProblem: () => setDismissed(problem),
      cleared,
      ...does,
    }),
    [runs, data, unreadable, refusal, problem, cleared, does],
  )
}

let lastNumber = 0

/** Never rejects: a run is worth more than its number. */
async function nextNumber(): Promise<number> {
  try {
    lastNumber = await withKeeper((keeper) => keeper.nextNumber())
  } catch {
    lastNumber += 1
  }
  return lastNumber
}

function failureSentence(what: string, error: unknown): string {
  if (error instanceof DOMException && error.name === 'QuotaExceededError')
    return `${what}: the browser has no more room for this page. Export the history, then clear it.`
  const why = error instanceof Error ? error.message : String(error)
  return `${what}: ${why.replace(/\.$/, '')}.`
}

function unreadableSentence(count: number): string | null {
  if (count === 0) return null
  return `${attempts(count)} in the history cannot be read, being damaged or of another version of the lab, and ${count === 1 ? 'is' : 'are'} left out. Clear takes ${count === 1 ? 'it' : 'them'} away.`
}
