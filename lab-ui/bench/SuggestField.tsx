import { Field } from './Field.tsx'

interface SuggestFieldProps {
  readonly label: string
  readonly value: string
  readonly suggestions: readonly string[]
  readonly onChange: (value: string) => void
  readonly className?: string
  /** Null while it can be used. */
  readonly disabledBecause?: string | null
}

/** A text with suggestions; whatever is typed is taken, since trying odd values is the point. */
export function SuggestField(props: SuggestFieldProps) {
  const { label, value, suggestions, onChange, className, disabledBecause = null } = props
  return (
    <Field label={label} {...(className !== undefined && { className })}>
      {(id) => (
        <>
          <input
            id={id}
            className="control"
            list={`${id}-suggestions`}
            spellCheck={false}
            autoComplete="off"
            disabled={disabledBecause !== null}
            title={disabledBecause ?? undefined}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
          <datalist id={`${id}-suggestions`}>
            {suggestions.map((suggestion) => (
              <option key={suggestion}>{suggestion}</option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
