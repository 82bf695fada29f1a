import { useRef } from 'react'
import styles from './send.module.css'

interface SendButtonProps {
  readonly canSend: boolean
  readonly isSending: boolean
  readonly onSend: () => void
  readonly onStop: () => void
}

const doubleClickMs = 500

/** Sends; while something is under way it stops, in the same place, at the same width and with the focus kept. */
export function SendButton({ canSend, isSending, onSend, onStop }: SendButtonProps) {
  const sentAtMs = useRef(-doubleClickMs)
  const pressedToStop = useRef(false)

  const click = ({ detail, timeStamp }: { readonly detail: number; readonly timeStamp: number }) => {
    // What was under way may have ended while the button was down: then it is not sent anew.
    const isByPointer = detail > 0
    if (isByPointer && pressedToStop.current !== isSending) return
    if (isSending) {
      const isDoubleClick = detail > 1 && timeStamp - sentAtMs.current < doubleClickMs
      if (!isDoubleClick) onStop()
    } else if (canSend) {
      sentAtMs.current = timeStamp
      onSend()
    }
  }
  return (
    <button
      className={`button primary ${styles.send}`}
      type="button"
      aria-disabled={!canSend && !isSending}
      aria-keyshortcuts={isSending ? 'Escape' : 'Control+Enter'}
      onPointerDown={() => {
        pressedToStop.current = isSending
      }}
      onKeyDown={(event) => {
        // A key that is held down would send and stop by turns.
        if (event.repeat) event.preventDefault()
      }}
      onClick={click}
    >
      <span aria-hidden={isSending}>
        Send <kbd aria-hidden="true">Ctrl ⏎</kbd>
      </span>
      <span aria-hidden={!isSending}>
        Stop <kbd aria-hidden="true">Esc</kbd>
      </span>
    </button>
  )
}
