import { useId, type ReactNode } from 'react'
import type { FieldNote } from './field-note.ts'

interface FieldProps {
  readonly label: string
  readonly className?: string | undefined
  readonly note?: FieldNote | null
  /** Draws the control, which carries both ids: its own, and the note's in aria-describedby. */
  readonly children: (id: string, noteId: string | undefined) => ReactNode
}

/** A control with its label above it. What is to be noted stands beside the label, so that nothing moves. */
export function Field({ label, className = '', note = null, children }: FieldProps) {
  const id = useId()
  const noteId = note === null ? undefined : `${id}-note`
  return (
    <div className={`field ${className}`} data-field={label}>
      <div className="label-line">
        <label htmlFor={id}>{label}</label>
        {note !== null && (
          <span
            className={note.isMistake === true ? 'field-note error' : 'field-note'}
            title={note.whole}
            data-part="note"
          >
            <span aria-hidden="true">{note.short}</span>
            <span className="visually-hidden" id={noteId}>
              {note.whole}
            </span>
          </span>
        )}
      </div>
      {children(id, noteId)}
    </div>
  )
}
