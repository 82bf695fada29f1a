import { useId, useRef, useState, type InputHTMLAttributes, type KeyboardEvent } from 'react'
import { SuggestionList } from './SuggestionList.tsx'
import { WholeValue } from './WholeValue.tsx'
import { matchingSuggestions, type Suggestion } from './suggestion.ts'
import styles from './controls.module.css'

type InputProps = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'id' | 'className' | 'placeholder' | 'title' | 'style' | 'disabled'
>

interface SuggestInputProps extends InputProps {
  readonly value: string
  readonly suggestions: readonly Suggestion[]
  readonly onChange: (value: string) => void
  /** When a suggestion was chosen; without it that is a change like any other. */
  readonly onChoose?: (value: string) => void
  /** For an input that has no label of its own. */
  readonly name?: string
  readonly describedBy?: string | undefined
  readonly isInvalid?: boolean
  readonly hasOpener?: boolean
}

/**
 * An input with suggestions (ARIA Authoring Practices, "Combobox", list autocomplete with manual selection).
 * Whatever is typed is taken, since trying odd values is the point. The list opens by typing, by an arrow key and
 * by its button, and shows all suggestions until somebody types.
 */
export function SuggestInput(props: SuggestInputProps) {
  const {
    value,
    suggestions,
    onChange,
    onChoose = onChange,
    name,
    describedBy,
    isInvalid,
    hasOpener,
    ...rest
  } = props
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const hasTyped = useRef(false)
  const [filter, setFilter] = useState<string | null>(null)
  const [active, setActive] = useState(-1)
  const [isCut, setIsCut] = useState(false)

  const found = filter === null ? [] : matchingSuggestions(suggestions, filter)
  const isOpen = found.length > 0
  const close = () => {
    setFilter(null)
    setActive(-1)
  }
  const choose = (suggestion: Suggestion) => {
    close()
    setIsCut(false)
    onChoose(suggestion.value)
  }
  const move = (by: 1 | -1) => {
    if (isOpen) setActive((Math.max(active, by === 1 ? -1 : 0) + by + found.length) % found.length)
    else {
      setFilter('')
      const chosen = suggestions.findIndex((suggestion) => suggestion.value === value)
      setActive(chosen === -1 && by === -1 ? suggestions.length - 1 : Math.max(chosen, 0))
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey
    hasTyped.current = isPlain && (event.key.length === 1 || event.key === 'Backspace')
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Escape' && isOpen) {
      // Escape means the list now, and nothing beyond it.
      event.stopPropagation()
      close()
    } else if (event.key === 'Enter' && isOpen) {
      const chosen = found[active]
      if (chosen !== undefined && isPlain) {
        event.preventDefault()
        choose(chosen)
      } else close()
    }
  }

  return (
    <span className={styles.suggest}>
      <input
        {...rest}
        ref={input}
        role="combobox"
        aria-label={name}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active !== -1 ? `${listId}-${active}` : undefined}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        value={value}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => setIsCut(isCutOff(target))}
        onBlur={() => {
          setIsCut(false)
          close()
        }}
        onChange={({ target }) => {
          // A value that comes in one piece, pasted or filled in by a program, asks for no suggestion.
          const isExact = suggestions.some((suggestion) => suggestion.value === target.value)
          setFilter(hasTyped.current && !isExact ? target.value : null)
          hasTyped.current = false
          setActive(-1)
          setIsCut(isCutOff(target))
          onChange(target.value)
        }}
      />
      {hasOpener === true && rest.disabled !== true && (
        <button
          type="button"
          className={styles.opener}
          tabIndex={-1}
          aria-hidden="true"
          onMouseDown={(event) => {
            event.preventDefault()
            input.current?.focus()
            if (isOpen) close()
            else move(1)
          }}
        />
      )}
      {isCut && !isOpen && <WholeValue owner={input} value={value} />}
      {isOpen && (
        <SuggestionList id={listId} owner={input} suggestions={found} active={active} onChoose={choose} />
      )}
    </span>
  )
}

const isCutOff = ({ scrollWidth, clientWidth }: HTMLInputElement) => scrollWidth > clientWidth
