import styles from '../lanes.module.css'

interface FirstRunProps {
  readonly count: number
  readonly onSend: () => void
}

/** What this is, for somebody who has sent nothing yet, and one button that shows it. */
export function FirstRun({ count, onSend }: FirstRunProps) {
  return (
    <div className={styles.firstRun}>
      <p>
        One request, really sent from this page to {count} lanes that differ only in who handles CORS: see
        what the browser made of each answer, and what the proxy and the backend saw of it.
      </p>
      <button type="button" className="button primary" onClick={onSend}>
        See it happen
      </button>
    </div>
  )
}
