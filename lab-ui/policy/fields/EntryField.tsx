import type { ClipboardEvent, KeyboardEvent } from 'react'
import type { PolicyAdvice } from '../../../scenarios/setup/policy/draft/policy-advice.ts'
import { Field } from '../../controls/fields/Field.tsx'
import type { Suggestion } from '../../controls/fields/suggestion.ts'
import { SuggestInput } from '../../controls/fields/SuggestInput.tsx'
import { splitEntries } from './entries.ts'
import { adviceId, FieldAdvice } from './FieldAdvice.tsx'
import styles from './policy-fields.module.css'

export interface Chip {
  readonly value: string
  /** Its place among all entries of the field. */
  readonly index: number
}

interface EntryFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly chips: readonly Chip[]
  /** The entry that is being typed. */
  readonly open: string
  readonly suggestions: readonly Suggestion[]
  readonly advice: readonly PolicyAdvice[]
  /** Whether the field has the focus: then nothing about the entry that is being typed is red. */
  readonly isTyping: boolean
  readonly onOpen: (text: string) => void
  /** Ends the entry that is being typed: these are chips from now on. */
  readonly onClose: (entries: readonly string[]) => void
  readonly onRemove: (index: number) => void
  readonly onMend: (advice: PolicyAdvice) => void
  readonly onTyping: (isTyping: boolean) => void
}

/** Entries as chips, and a text field for the next: Enter, a comma or a space ends it, a paste may bring several. */
export function EntryField(props: EntryFieldProps) {
  const { label, chips, open, advice, isTyping, onOpen, onClose, onRemove, onTyping } = props
  const now = isTyping ? open : ''
  const blocking = advice.filter(
    ({ severity, value }) => severity === 'blocks' && (now === '' || value !== now),
  )
  const wrong = new Set(blocking.map(({ value }) => value))

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const lastChip = chips.at(-1)
    if (event.key === 'Enter') {
      event.preventDefault()
      onClose(splitEntries(open))
    } else if (event.key === 'Backspace' && open === '' && !event.repeat && lastChip !== undefined) {
      event.preventDefault()
      onRemove(lastChip.index)
    }
  }

  const onPaste = (event: ClipboardEvent) => {
    const { target } = event
    if (!(target instanceof HTMLInputElement)) return
    const { value, selectionStart, selectionEnd } = target
    const pasted = event.clipboardData.getData('text')
    // A text field would run its lines together.
    const text = `${value.slice(0, selectionStart ?? 0)}${pasted}${value.slice(selectionEnd ?? value.length)}`
    const entries = splitEntries(text)
    if (entries.length < 2) return
    event.preventDefault()
    onClose(entries)
  }

  return (
    <Field label={label}>
      {(id) => (
        <>
          <div
            role="presentation"
            onFocus={() => onTyping(true)}
            onBlur={() => onTyping(false)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
          >
            <SuggestInput
              id={id}
              className="control"
              placeholder={props.placeholder}
              suggestions={props.suggestions}
              isInvalid={blocking.length > 0}
              describedBy={advice.length === 0 ? undefined : adviceId(id)}
              hasOpener
              value={open}
              onChoose={(value) => onClose([value])}
              onChange={(text) => (/[\s,]/.test(text) ? onClose(splitEntries(text)) : onOpen(text))}
            />
          </div>
          {chips.length > 0 && (
            <ul className={styles.policyChips} aria-label={`${label}, listed`}>
              {chips.map(({ value, index }) => (
                <li key={`${index} ${value}`} data-means={wrong.has(value) ? 'blocked' : undefined}>
                  {wrong.has(value) && <span aria-hidden="true">!</span>}
                  {value}
                  <button
                    type="button"
                    aria-label={`Remove ${value}`}
                    onClick={() => {
                      onRemove(index)
                      document.getElementById(id)?.focus()
                    }}
                  >
                    ✕
                  </button>
                </li>
              ))}
            </ul>
          )}
          <FieldAdvice controlId={id} advice={advice} open={now} onMend={props.onMend} />
        </>
      )}
    </Field>
  )
}
