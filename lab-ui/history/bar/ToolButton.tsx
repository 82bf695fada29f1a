import type { ReactNode } from 'react'

interface ToolButtonProps {
  readonly children: ReactNode
  readonly onClick: () => void
  /** Off means that it does nothing now, and keeps the focus where it is. */
  readonly isOff?: boolean
  readonly isPressed?: boolean
  readonly title?: string
  /** Whether it closes the panel that it stands in. */
  readonly closes?: boolean
}

/** A small, quiet button of the history. */
export function ToolButton({ children, onClick, isOff, isPressed, title, closes }: ToolButtonProps) {
  return (
    <button
      type="button"
      className="button quiet small"
      aria-disabled={isOff}
      aria-pressed={isPressed}
      title={title}
      data-closes={closes}
      onClick={isOff ? undefined : onClick}
    >
      {children}
    </button>
  )
}
