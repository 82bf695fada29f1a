import styles from './link-setup.module.css'

interface LinkSetupProps {
  readonly onHere: () => void
  readonly onOwnStage: () => void
  readonly onKeep: () => void
}

/** A link that was made with another policy or other lanes: opening it changes nothing before somebody says so. */
export function LinkSetup({ onHere, onOwnStage, onKeep }: LinkSetupProps) {
  return (
    <section className={`panel ${styles.linkSetup}`} aria-label="What the link asks for">
      <p>
        This link was made with another policy or other lanes than this stage runs now. Others may be looking
        at this stage too.
      </p>
      <button type="button" className="button primary" onClick={onOwnStage}>
        Set it up on a stage of my own
      </button>
      <button type="button" className="button" onClick={onHere}>
        Set it up here
      </button>
      <button type="button" className="button" onClick={onKeep}>
        Keep what runs
      </button>
    </section>
  )
}
