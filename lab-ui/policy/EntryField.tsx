import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react'
import type { PolicyAdvice } from '../../scenarios/policy/policy-advice.ts'
import { Field } from '../controls/Field.tsx'
import { splitEntries } from './entries.ts'
import { adviceId, FieldAdvice } from './FieldAdvice.tsx'

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
  readonly maxLength: number
  readonly suggestions: readonly string[]
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
  const { chips, open, advice, isTyping, onOpen, onClose, onRemove, onTyping } = props
  const now = isTyping ? open : ''
  const blocking = advice.filter(
    ({ severity, value }) => severity === 'blocks' && (now === '' || value !== now),
  )
  const wrong = new Set(blocking.map(({ value }) => value))
  const input = useRef<HTMLInputElement>(null)

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const lastChip = chips.at(-1)
    if (event.key === 'Enter') {
      event.preventDefault()
      onClose(splitEntries(open))
    } else if (event.key === 'Backspace' && open === '' && !event.repeat && lastChip !== undefined) {
      event.preventDefault()
      onRemove(lastChip.index)
    }
  }

  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget
    const pasted = event.clipboardData.getData('text')
    // A text field would run its lines together.
    const text = `${value.slice(0, selectionStart ?? 0)}${pasted}${value.slice(selectionEnd ?? value.length)}`
    const entries = splitEntries(text)
    if (entries.length < 2) return
    event.preventDefault()
    onClose(entries)
  }

  return (
    <Field label={props.label}>
      {(id) => (
        <>
          <input
            ref={input}
            id={id}
            className="control"
            list={`${id}-suggestions`}
            placeholder={props.placeholder}
            spellCheck={false}
            autoComplete="off"
            maxLength={props.maxLength}
            aria-invalid={blocking.length > 0}
            aria-describedby={advice.length === 0 ? undefined : adviceId(id)}
            value={open}
            onFocus={() => onTyping(true)}
            onBlur={() => onTyping(false)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onChange={({ target, nativeEvent }) => {
              const isPicked =
                nativeEvent instanceof InputEvent && nativeEvent.inputType === 'insertReplacementText'
              if (isPicked || /[\s,]/.test(target.value)) onClose(splitEntries(target.value))
              else onOpen(target.value)
            }}
          />
          <datalist id={`${id}-suggestions`}>
            {props.suggestions.map((suggestion) => (
              <option key={suggestion}>{suggestion}</option>
            ))}
          </datalist>
          {chips.length > 0 && (
            <ul className="policy-chips" aria-label={`${props.label}, listed`}>
              {chips.map(({ value, index }) => (
                <li key={`${index} ${value}`} data-means={wrong.has(value) ? 'blocked' : undefined}>
                  {wrong.has(value) && <span aria-hidden="true">!</span>}
                  {value}
                  <button
                    type="button"
                    aria-label={`Remove ${value}`}
                    onClick={() => {
                      onRemove(index)
                      input.current?.focus()
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
