import { useEffect, useId, useRef, type ReactNode } from 'react'

interface PopoverProps {
  /** The button's name, and the panel's. */
  readonly name: string
  readonly button: ReactNode
  readonly className?: string | undefined
  readonly onOpen?: () => void
  /** Null while it is not loaded. A button in it that has `data-closes` closes it when it is pressed, and so does Enter in a text. */
  readonly children: ReactNode
}

const firstControl = 'input, select, button'

/**
 * A button that opens a small panel next to it. The browser's own popover: it closes by Escape and by a click
 * elsewhere, and stands over everything, also over a grid that scrolls.
 */
export function Popover({ name, button, className = '', onOpen, children }: PopoverProps) {
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const grows = useRef<ResizeObserver>(null)
  const isLoaded = children !== null
  useEffect(() => {
    // What comes when the panel is already open gets the focus that it would have got then.
    const { current } = panel
    if (!isLoaded || !current?.matches(':popover-open') || current.contains(document.activeElement)) return
    current.querySelector<HTMLElement>(firstControl)?.focus()
  }, [isLoaded])
  const close = () => panel.current?.hidePopover()
  const place = () => {
    if (opener.current === null || panel.current === null) return
    const { left, bottom } = opener.current.getBoundingClientRect()
    const { style, offsetWidth, offsetHeight } = panel.current
    style.left = `${Math.max(8, Math.min(left, window.innerWidth - offsetWidth - 8))}px`
    style.top = `${Math.max(8, Math.min(bottom + 4, window.innerHeight - offsetHeight - 8))}px`
  }
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={`button ${className}`}
        popoverTarget={id}
        aria-label={name}
        title={name}
      >
        {button}
      </button>
      {/* It listens for what its own controls do; they are where the keyboard is. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        className="popover"
        role="group"
        aria-label={name}
        onBeforeToggle={() => {
          // The browser gives it the focus when the panel opens, before the next key is pressed.
          panel.current?.querySelector(firstControl)?.setAttribute('autofocus', '')
        }}
        onClick={({ target }) => target instanceof Element && target.closest('[data-closes]') && close()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
          // The focus goes back to the button, which the same key would press.
          event.preventDefault()
          close()
        }}
        onToggle={({ newState }) => {
          grows.current?.disconnect()
          if (newState !== 'open' || panel.current === null) return
          onOpen?.()
          // What is chosen in it may make it higher.
          grows.current = new ResizeObserver(place)
          grows.current.observe(panel.current)
        }}
      >
        {children}
      </div>
    </>
  )
}
