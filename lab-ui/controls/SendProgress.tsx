import styles from './send-progress.module.css'

/** Steps beyond so many are too small to be seen, and drawing each of them smoothly takes from what they count. */
const smoothSteps = 20

export interface Progress {
  readonly done: number
  readonly of: number
  readonly words: string
}

/** How far what is under way has come. Its place is there always, so that nothing moves. */
export function SendProgress({ progress }: { readonly progress: Progress | null }) {
  return (
    <div className={styles.sendProgress}>
      <span role="status" title={progress?.words}>
        {progress?.words}
      </span>
      {progress !== null && (
        <div
          role="progressbar"
          aria-label="Progress"
          aria-valuemin={0}
          aria-valuemax={progress.of}
          aria-valuenow={progress.done}
          aria-valuetext={progress.words}
        >
          <i
            className={progress.of > smoothSteps ? styles.fine : ''}
            style={{ width: `${(100 * progress.done) / Math.max(progress.of, 1)}%` }}
          />
        </div>
      )}
    </div>
  )
}
