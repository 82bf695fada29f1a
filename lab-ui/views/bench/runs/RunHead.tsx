import type { Run } from '../../../attempt/run/run.ts'
import styles from '../../../lanes/lanes.module.css'

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

/** Which run the lanes show, at the head of the gutter. */
export function RunHead({ run, isUnderWay }: { readonly run: Run | null; readonly isUnderWay: boolean }) {
  if (run === null)
    return (
      <span>
        <b>First run</b>
        nothing sent yet
      </span>
    )
  const { number, isWarm, request, sentAtMs } = run
  return (
    <span>
      <b>
        Attempt {number}
        {isWarm && <span className={styles.warm}> again warm</span>}
      </b>
      <span className="value" title={`${request.method} ${request.path}`}>
        {request.method} {request.path}
      </span>
      <span className={styles.when}>{isUnderWay ? 'under way' : clock.format(sentAtMs)}</span>
    </span>
  )
}
