import type { Progress } from '../../../controls/SendProgress.tsx'
import type { RepeatRun } from './use-repeat.ts'

/** How many attempts of a repeat are counted, in all lanes together. */
export function repeatProgress(repeat: RepeatRun | null): Progress | null {
  if (repeat === null) return null
  const { stage, times, tallies } = repeat
  const done = stage.lanes.reduce((sum, { id }) => sum + (tallies[id]?.attempts ?? 0), 0)
  const of = stage.lanes.length * times
  return { done, of, words: `${done} of ${of} attempts are counted` }
}
