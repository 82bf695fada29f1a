import { useLaneActions } from '../menu/lane-actions.ts'
import type { LaneView } from '../../judged/lane-view.ts'
import styles from '../lanes.module.css'

/** What is wrong behind a lane's address, or was, and one button that mends it. */
export function LaneFault({ view: { lane } }: { readonly view: LaneView }) {
  const actions = useLaneActions()
  const { id, message, down = [], backendDelayMs = 0 } = lane
  if (message === '' && backendDelayMs === 0) return null
  return (
    <div className={styles.laneFault} role="alert">
      {message !== '' && <p>{message}</p>}
      {backendDelayMs > 0 && (
        <p>The backend waits {backendDelayMs / 1_000} s before it looks at a request.</p>
      )}
      {actions !== null &&
        down.map((part) => (
          <button
            key={part}
            type="button"
            className="button small"
            onClick={() => actions.setRunning(id, part, true)}
          >
            Start the {part} again
          </button>
        ))}
      {actions !== null && backendDelayMs > 0 && (
        <button type="button" className="button small" onClick={() => actions.delayBackend(id, 0)}>
          Make it quick again
        </button>
      )}
    </div>
  )
}
