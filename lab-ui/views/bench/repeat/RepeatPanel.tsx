import type { Lane, Stage } from '../../../../scenarios/setup/stage.ts'
import { pageNow } from '../../../attempt/sending/page-clock.ts'
import type { History } from '../../../history/keeper/use-history.ts'
import { RepeatSummary } from './RepeatSummary.tsx'
import { runOfRepeat } from './run-of-repeat.ts'
import { laneTitle } from '../../../judged/lane-title.ts'
import type { RepeatRun, Repeats } from './use-repeat.ts'

interface RepeatPanelProps {
  readonly repeat: RepeatRun
  readonly repeats: Repeats
  /** What a repeat would be sent to; undefined while nobody knows. */
  readonly stage: Stage | undefined
  readonly names: Readonly<Record<string, string>>
  readonly history: History
  /** Shows a run of the history in the grid. */
  readonly onOpen: (id: string) => void
}

/** What a repeat came to, and what can be done next with it. */
export function RepeatPanel({ repeat, repeats, stage, names, history, onOpen }: RepeatPanelProps) {
  const nameOf = ({ id }: Lane) => names[id] ?? ''
  const showLast = async () => {
    if (history.runs.every(({ id }) => id !== repeat.id)) {
      const number = await history.nextNumber()
      const run = runOfRepeat(repeat, { number, sentAtMs: pageNow(), nameOf })
      if (run === null) return
      await history.add(run)
    }
    onOpen(repeat.id)
  }
  const isWhole = repeat.stage.lanes.every(({ id }) => (repeat.tallies[id]?.last ?? null) !== null)
  return (
    <RepeatSummary
      repeat={repeat}
      titleOf={(lane) => laneTitle(lane, nameOf(lane))}
      onAgain={(isWarm) => stage && void repeats.again(stage, isWarm)}
      onShowLast={isWhole ? () => void showLast() : null}
      onClose={repeats.close}
    />
  )
}
