import type { FieldNote } from './field-note.ts'
import { Field } from './Field.tsx'
import styles from './controls.module.css'

interface SelectFieldProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly Value[]
  readonly onChange: (value: Value) => void
  readonly className?: string | undefined
  readonly note?: FieldNote | null
}

/** One of a few values. A value that is not among them, from a link perhaps, is offered too and not swallowed. */
export function SelectField<Value extends string>({
  label,
  value,
  options,
  onChange,
  className,
  note = null,
}: SelectFieldProps<Value>) {
  const offered = options.includes(value) ? options : [...options, value]
  return (
    <Field label={label} note={note} className={className}>
      {(id, noteId) => (
        <span className={styles.select}>
          <select
            id={id}
            className="control"
            aria-describedby={noteId}
            value={value}
            onChange={({ target }) => {
              const chosen = offered.find((option) => option === target.value)
              if (chosen !== undefined) onChange(chosen)
            }}
          >
            {offered.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </select>
        </span>
      )}
    </Field>
  )
}
