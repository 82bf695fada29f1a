import type { ReactNode } from 'react'

interface ButtonProps {
  readonly children: ReactNode
  /** Off means that it does nothing now, and keeps the focus where it is. */
  readonly isOff: boolean
  readonly isPrimary?: boolean
  readonly submits?: boolean
  readonly shortcut?: string
  readonly onClick?: () => void
}

/** A button that stays focusable while it is off, so that a person at the keyboard does not lose the place. */
export function Button({
  children,
  isOff,
  isPrimary = false,
  submits = false,
  shortcut,
  onClick,
}: ButtonProps) {
  return (
    <button
      className={isPrimary ? 'button primary' : 'button'}
      type={submits ? 'submit' : 'button'}
      aria-disabled={isOff}
      aria-keyshortcuts={shortcut}
      onClick={(event) => {
        if (isOff) event.preventDefault()
        else onClick?.()
      }}
    >
      {children}
    </button>
  )
}
