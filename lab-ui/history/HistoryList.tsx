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
  useStayInPlace(list)
  const shownId = has(openId) ? openId : null
  useLayoutEffect(() => {
    if (list.current !== null && shownId !== null) showWithin(list.current, shownId)
  }, [shownId])

  return (
    <ol ref={list} aria-label="Attempts, newest first">
      {entries.map((entry) => (
        <HistoryItem
          key={entry.id}
          entry={entry}
          isOpen={entry.id === openId}
          isCompared={entry.id === compareId}
          isOff={isChoosing && entry.id === openId}
          isTabStop={entry.id === stopId}
          onFocus={setFocusId}
          onPick={onPick}
        />
      ))}
    </ol>
  )
}

/** Someone who has scrolled to older attempts keeps them in sight when newer ones come in front. */
function useStayInPlace(list: { readonly current: HTMLElement | null }): void {
  const firstBefore = useRef<Element | null>(null)
  useLayoutEffect(() => {
    const { current } = list
    const first = current?.firstElementChild ?? null
    const before = firstBefore.current
    if (current === null || first === before) return
    firstBefore.current = first
    const isThere = before instanceof HTMLElement && current.contains(before)
    if (isThere && current.scrollLeft > 0) current.scrollBy({ left: before.offsetLeft })
  })
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
