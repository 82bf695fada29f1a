import { Field } from './Field.tsx'
import type { FieldNote } from './field-note.ts'
import { SuggestInput } from './SuggestInput.tsx'
import type { Suggestion } from './suggestion.ts'

interface SuggestFieldProps {
  readonly label: string
  readonly value: string
  readonly suggestions: readonly Suggestion[]
  readonly onChange: (value: string) => void
  readonly className?: string | undefined
  readonly note?: FieldNote | null
  readonly placeholder?: string
  readonly isDisabled?: boolean
}

/** A labelled text with suggestions. */
export function SuggestField(props: SuggestFieldProps) {
  const {
    label,
    value,
    suggestions,
    onChange,
    className = '',
    note = null,
    placeholder,
    isDisabled = false,
  } = props
  return (
    <Field label={label} className={className} note={note}>
      {(id, noteId) => (
        <SuggestInput
          id={id}
          className="control"
          value={value}
          suggestions={suggestions}
          onChange={onChange}
          placeholder={placeholder}
          disabled={isDisabled}
          describedBy={noteId}
          isInvalid={note?.isMistake === true}
          hasOpener
        />
      )}
    </Field>
  )
}
