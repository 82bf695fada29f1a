import { useId, type ReactNode } from 'react'

interface ActionButtonProps {
  readonly children: ReactNode
  /** Why it does nothing now; null while it does something. */
  readonly offBecause: string | null
  /** What it does, where its name does not say it all. */
  readonly does?: string
  readonly isPrimary?: boolean
  readonly onClick: () => void
}

/** A button that says why it is off, and stays focusable, so that a person at the keyboard does not lose the place. */
export function ActionButton({ children, offBecause, does, isPrimary = false, onClick }: ActionButtonProps) {
  const id = useId()
  const description = offBecause ?? does
  return (
    <>
      <button
        className={isPrimary ? 'button primary' : 'button'}
        type="button"
        aria-disabled={offBecause !== null}
        aria-describedby={description === undefined ? undefined : id}
        title={description}
        onClick={() => {
          if (offBecause === null) onClick()
        }}
      >
        {children}
      </button>
      <span id={id} hidden>
        {description}
      </span>
    </>
  )
}
