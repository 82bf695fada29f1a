import { useEffect, useState } from 'react'
import type { ImportResult } from './history-keeper.ts'
import type { History } from './use-history.ts'

const shownForMs = 10_000

/** Imports files, and holds what became of the last: for a while, or, where something is wrong, until dismissed. */
export function useImport({ importFile }: History) {
  const [imported, setImported] = useState<ImportResult | null>(null)
  const isGood = imported !== null && !isFaulty(imported)

  useEffect(() => {
    if (!isGood) return
    const timer = setTimeout(() => setImported(null), shownForMs)
    return () => clearTimeout(timer)
  }, [isGood])

  return {
    imported,
    importFile: async (file: File) => {
      setImported(null)
      setImported(await importFile(file))
    },
    dismissImport: () => setImported(null),
  }
}

/** Whether there is something that a person has to know and decide. */
export const isFaulty = ({ faults, withoutRoom }: ImportResult): boolean =>
  faults.length > 0 || withoutRoom > 0
