import { useEffect, useState } from 'react'
import type { HistoryEntry } from '../store/history-entry.ts'

interface ChoosingOf {
  readonly entries: readonly HistoryEntry[]
  readonly openId: string | null
  readonly compareId: string | null
  readonly onOpen: (id: string) => void
  readonly onCompare: (id: string | null) => void
}

/**
 * What a pressed attempt means: to be opened, or, after Compare, to be set beside the one that is shown. Compare
 * pressed again, and Escape, end that.
 */
export function useChoosing({ entries, openId, compareId, onOpen, onCompare }: ChoosingOf) {
  const [wants, setWants] = useState(false)
  const open = entries.find(({ id }) => id === openId)
  const isPossible = open !== undefined && entries.length > 1
  const isChoosing = wants && isPossible

  useEffect(() => {
    if (!isChoosing) return
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // Escape means this and nothing more, such as to stop what is being sent.
      event.stopImmediatePropagation()
      setWants(false)
    }
    window.addEventListener('keydown', leave, { capture: true })
    return () => window.removeEventListener('keydown', leave, { capture: true })
  }, [isChoosing])

  return {
    isChoosing,
    isPossible: isPossible || compareId !== null,
    /** What to do now; null while there is nothing to choose. */
    sentence: isChoosing
      ? `Choose the attempt to set beside attempt ${open.number}, which is shown. Esc, or Compare again, leaves it at that.`
      : null,
    toggle: () => {
      if (compareId !== null) onCompare(null)
      setWants(compareId === null && !isChoosing)
    },
    pick: (id: string) => {
      if (!isChoosing) return onOpen(id)
      if (id === openId) return
      setWants(false)
      onCompare(id)
    },
  }
}
