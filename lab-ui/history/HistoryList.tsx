import { useLayoutEffect, useRef, useState } from 'react'
import type { HistoryEntry } from './history-entry.ts'
import { HistoryItem } from './HistoryItem.tsx'
import { useSidewaysWheel } from './use-sideways-wheel.ts'

interface HistoryListProps {
  /** Newest first; at least one. */
  readonly entries: readonly HistoryEntry[]
  readonly openId: string | null
  readonly compareId: string | null
  readonly isChoosing: boolean
  readonly onPick: (id: string) => void
}

/** The attempts side by side: one stop of the Tab key, arrows move along. */
export function HistoryList({ entries, openId, compareId, isChoosing, onPick }: HistoryListProps) {
  const list = useRef<HTMLOListElement>(null)
  const [focusId, setFocusId] = useState<string | null>(null)
  const has = (id: string | null) => entries.some((entry) => entry.id === id)
  const stopId = has(focusId) ? focusId : has(openId) ? openId : entries[0]?.id

  useSidewaysWheel(list)
  const shownId = has(openId) ? openId : null
  useLayoutEffect(() => {
    if (list.current === null) return
    if (shownId === null) list.current.scrollLeft = -list.current.scrollWidth
    else showWithin(list.current, shownId)
  }, [shownId])

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

/** Scrolls the list alone, and only as far as it must. */
function showWithin(list: HTMLElement, id: string): void {
  const item = list.querySelector(`[data-id="${CSS.escape(id)}"]`)
  if (item === null) return
  const { left, right } = item.getBoundingClientRect()
  const bounds = list.getBoundingClientRect()
  const fadesFrom = bounds.right - parseFloat(getComputedStyle(list).paddingRight)
  if (left < bounds.left) list.scrollLeft -= bounds.left - left
  else if (right > fadesFrom) list.scrollLeft += Math.min(right - fadesFrom, left - bounds.left)
}
