import { memo, useId, useRef, type CSSProperties, type KeyboardEvent } from 'react'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import { SuggestInput } from '../controls/fields/SuggestInput.tsx'
import type { ComposedHeader } from './request/composed-request.ts'
import { noSuggestions, useComposerParts } from './notes/use-composer-parts.ts'
import styles from './header-rows.module.css'

interface HeaderRowProps {
  readonly index: number
  readonly header: ComposedHeader
  readonly mode: PageRequest['mode']
  readonly onReplace: (index: number, header: ComposedHeader) => void
  readonly onRemove: (index: number) => void
}

/** How wide a text is in the monospaced face, in characters. */
const widthOf = (text: string, placeholder: string) =>
  ({
    '--length': Math.max(...(text || placeholder).split('\n').map(({ length }) => length)),
  }) as CSSProperties

/** One request header. Memoised: with two hundred of them, typing in one draws one. */
export const HeaderRow = memo(function HeaderRow(props: HeaderRowProps) {
  const { index, header, mode, onReplace, onRemove } = props
  const [name, value, off] = header
  const parts = useComposerParts()
  const noteId = useId()
  const valueField = useRef<HTMLTextAreaElement>(null)
  const note = off === undefined ? (parts?.headerNote(name, value, mode) ?? null) : null
  const describedBy = note === null ? undefined : noteId
  const called = name === '' ? `header ${index + 1}` : name

  const replace = (name: string, value: string, isOff = off !== undefined) =>
    onReplace(index, isOff ? [name, value, 'off'] : [name, value])
  const sendOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.nativeEvent.isComposing
    if (event.key !== 'Enter' || !isPlain) return
    event.preventDefault()
    if (!event.repeat) event.currentTarget.form?.requestSubmit()
  }
  return (
    <li className={styles.headerRow} data-row={index}>
      <div className={styles.headerChip} data-off={off !== undefined}>
        <label className={styles.switch}>
          <input
            type="checkbox"
            aria-label={`Send ${called}`}
            checked={off === undefined}
            onChange={({ target }) => replace(name, value, !target.checked)}
          />
        </label>
        <SuggestInput
          className={`${styles.chipPart} ${styles.chipName}`}
          name={`Name of header ${index + 1}`}
          placeholder="name"
          style={widthOf(name, 'name')}
          value={name}
          suggestions={parts?.headerSuggestions ?? noSuggestions}
          describedBy={describedBy}
          onChange={(typed) => replace(typed, value)}
          onChoose={(chosen) => {
            replace(chosen, parts?.valueForHeader(chosen, value) ?? value)
            valueField.current?.focus()
          }}
        />
        <span aria-hidden="true">:</span>
        <textarea
          ref={valueField}
          className={styles.chipPart}
          aria-label={`Value of header ${index + 1}`}
          aria-describedby={describedBy}
          placeholder="value"
          rows={1}
          spellCheck={false}
          style={widthOf(value, 'value')}
          value={value}
          onChange={({ target }) => replace(name, target.value)}
          onKeyDown={sendOnEnter}
        />
        <button
          type="button"
          className={styles.remove}
          aria-label={`Remove ${called}`}
          onClick={() => onRemove(index)}
        >
          ✕
        </button>
      </div>
      {note !== null && (
        <p className={styles.headerNote} id={noteId}>
          {note}
        </p>
      )}
    </li>
  )
})
