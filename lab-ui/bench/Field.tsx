import { useId, type ReactNode } from 'react'

interface FieldProps {
  readonly label: string
  readonly className?: string
  readonly children: (id: string) => ReactNode
}

/** A control with its label above it. */
export function Field({ label, className = '', children }: FieldProps) {
  const id = useId()
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
