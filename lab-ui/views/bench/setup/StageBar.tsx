import type { ReactNode } from 'react'
import type { Done } from './use-setup.ts'
import styles from './stage-bar.module.css'

interface StageBarProps {
  readonly stageId: string
  readonly done: Done | null
  readonly onUndo: () => void
  readonly onOwnStage: () => void
  readonly onDefaultStage: () => void
  readonly onResetData: () => void
  readonly children: ReactNode
}

/** Which stage it is, what was last done to it, and how to undo that. */
export function StageBar(props: StageBarProps) {
  const { stageId, done, onUndo, onOwnStage, onDefaultStage, onResetData, children } = props
  return (
    <div className={styles.stageBar} data-stage={stageId}>
      <span className={`none ${styles.ofStage}`}>
        {stageId === 'default' ? 'default stage, which all share' : `stage ${stageId}`}
      </span>
      <button
        type="button"
        className="button quiet small"
        title="Lanes like these at addresses of their own, which nobody else changes"
        onClick={onOwnStage}
      >
        Own stage
      </button>
      <button
        type="button"
        className="button quiet small"
        title="The orders of all lanes are as they were at the start"
        onClick={onResetData}
      >
        Put the data back
      </button>
      {stageId !== 'default' && (
        <button type="button" className="button quiet small" onClick={onDefaultStage}>
          Default stage
        </button>
      )}
      <span role="status" className={styles.said} data-part="said">
        {done?.words}
      </span>
      {done !== null && done.before !== null && (
        <button type="button" className="button quiet small" onClick={onUndo}>
          Undo
        </button>
      )}
      <span className={styles.end}>{children}</span>
    </div>
  )
}
