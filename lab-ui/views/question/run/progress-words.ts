import type { CellViews } from './cell-view.ts'
import type { QuestionState } from './question-state.ts'

/** How far the sending is, in one sentence. */
export function progressWords({ isSending, endedAt, tookMs }: QuestionState, cells: CellViews): string {
  const views = [...cells.values()]
  const known = views.filter(({ rounds }) => rounds.first?.seen !== undefined && rounds.first.seen !== null)
  const of = `${known.length} of ${views.length} cells`
  if (isSending) return known.length === 0 ? 'Starting the lanes …' : `${of} sent …`
  const at = endedAt?.toLocaleTimeString('en-GB') ?? ''
  const sent = `${of} sent at ${at}, in ${(tookMs / 1_000).toFixed(1)} s.`
  const left = views.filter(({ trouble }) => trouble !== null).length
  return left === 0 ? sent : `${sent} ${left} could not be: what is missing stands there.`
}
