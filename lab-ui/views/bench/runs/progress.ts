import type { Progress } from '../../../controls/SendProgress.tsx'
import type { Run } from '../../../attempt/run/run.ts'

/** How many lanes of a run have settled. */
export function progressOf(run: Run | null): Progress | null {
  if (run === null) return null
  const { lanes } = run
  const done = lanes.filter(({ result }) => result !== null).length
  return {
    done,
    of: lanes.length,
    words: `${done} of ${lanes.length} lanes ${done === 1 ? 'has' : 'have'} settled`,
  }
}
