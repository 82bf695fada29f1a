import { useRef, useState } from 'react'
import type { HistoryEntry } from '../store/history-entry.ts'
import type { ImportResult } from '../keeper/history-keeper.ts'
import { HistoryItem } from './HistoryItem.tsx'
import { useCurrentInSight, useInSight } from './use-in-sight.ts'
import { useSidewaysWheel } from './use-sideways-wheel.ts'

interface HistoryListProps {
  /** Newest first; at least one. */
  readonly entries: readonly HistoryEntry[]
  readonly openId: string | null
  readonly compareId: string | null
  readonly isChoosing: boolean
  /** What was imported last: its newest is brought into sight. */
  readonly imported: ImportResult | null
  readonly onPick: (id: string) => void
}

/** The attempts side by side: one stop of the Tab key, arrows move along. */
export function HistoryList(props: HistoryListProps) {
  const { entries, openId, compareId, isChoosing, imported, onPick } = props
  const list = useRef<HTMLOListElement>(null)
  const [focusId, setFocusId] = useState<string | null>(null)
  const has = (id: string | null) => entries.some((entry) => entry.id === id)
  const stopId = has(focusId) ? focusId : has(openId) ? openId : entries[0]?.id

  useSidewaysWheel(list)
  useCurrentInSight(list)
  useInSight(list, has(openId) ? openId : null)
  useInSight(list, imported !== null && imported.added > 0 ? (entries[0]?.id ?? null) : null)

  return (
    <ol ref={list} aria-label="Attempts, newest first">
      {entries.map((entry, index) => (
        // The oldest keeps its place at the right end, so that none is moved by those that come in front.
        <li key={entry.id} style={{ order: -index }}>
          <HistoryItem
            entry={entry}
            isOpen={entry.id === openId}
            isCompared={entry.id === compareId}
            isOff={isChoosing && entry.id === openId}
            isTabStop={entry.id === stopId}
            onFocus={setFocusId}
            onPick={onPick}
          />
        </li>
      ))}
    </ol>
  )
}
