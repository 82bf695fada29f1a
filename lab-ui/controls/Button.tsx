import type { ReactNode } from 'react'

interface ButtonProps {
  readonly children: ReactNode
  /** Off means that it does nothing now, and keeps the focus where it is. */
  readonly isOff?: boolean
  readonly isPrimary?: boolean
  readonly isQuiet?: boolean
  readonly submits?: boolean
  readonly shortcut?: string
  readonly onClick?: () => void
}

/** A button that stays focusable while it is off, so that a person at the keyboard does not lose the place. */
export function Button(props: ButtonProps) {
  const { children, isOff = false, isPrimary, isQuiet, submits, shortcut, onClick } = props
  return (
    <button
      className={`button ${isPrimary === true ? 'primary' : ''} ${isQuiet === true ? 'quiet' : ''}`}
      type={submits === true ? 'submit' : 'button'}
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
