import { useLayoutEffect, type RefObject } from 'react'
import type { Suggestion } from './suggestion.ts'
import { usePlacedBelow } from './use-placed-below.ts'
import styles from './controls.module.css'

interface SuggestionListProps {
  readonly id: string
  readonly owner: RefObject<HTMLInputElement | null>
  readonly suggestions: readonly Suggestion[]
  /** The place of the one that an arrow key has reached; -1 for none. */
  readonly active: number
  readonly onChoose: (suggestion: Suggestion) => void
}

/** The open list of a SuggestInput. */
export function SuggestionList({ id, owner, suggestions, active, onChoose }: SuggestionListProps) {
  const list = usePlacedBelow<HTMLDivElement>(owner)

  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [list, active])

  return (
    <div
      ref={list}
      id={id}
      className={styles.suggestions}
      role="listbox"
      aria-label="Suggestions"
      popover="manual"
    >
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion.value}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => {
            // The input keeps the focus.
            event.preventDefault()
            if (event.button === 0) onChoose(suggestion)
          }}
        >
          <b>{suggestion.value}</b> <span>{suggestion.words}</span>
        </div>
      ))}
    </div>
  )
}
