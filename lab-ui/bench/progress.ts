import type { Progress } from '../composer/SendProgress.tsx'
import type { Run } from './run.ts'
import type { RepeatRun } from './use-repeat.ts'

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

/** How many attempts of a repeat are counted, in all lanes together. */
export function repeatProgress(repeat: RepeatRun | null): Progress | null {
  if (repeat === null) return null
  const { stage, times, tallies } = repeat
  const done = stage.lanes.reduce((sum, { id }) => sum + (tallies[id]?.attempts ?? 0), 0)
  const of = stage.lanes.length * times
  return { done, of, words: `${done} of ${of} attempts are counted` }
}
