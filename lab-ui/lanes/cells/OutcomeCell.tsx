import type { LaneView } from '../../judged/lane-view.ts'
import { LaneFault } from './LaneFault.tsx'
import { OutcomeTitle } from './OutcomeTitle.tsx'
import type { OutcomeOfAttempt } from './OutcomeOfAttempt.tsx'

export interface OutcomeCellProps {
  readonly view: LaneView
  /** What tells of attempts; there before one is shown. */
  readonly told: { readonly OutcomeOfAttempt: typeof OutcomeOfAttempt } | null
}

/** What has become of the request in a lane, as a mark, two words and a sentence. */
export function OutcomeCell({ view, told }: OutcomeCellProps) {
  const { request, next, isUnderWay } = view
  // Busy while it is under way, so that a screen reader hears the outcome alone, once.
  return (
    <>
      <div role="status" aria-busy={isUnderWay}>
        {request === null ? (
          <>
            <OutcomeTitle mark="pending">not sent yet</OutcomeTitle>
            <p>{next?.sentence ?? 'Send, and see what becomes of it.'}</p>
          </>
        ) : (
          told !== null && <told.OutcomeOfAttempt {...{ view, request }} />
        )}
      </div>
      <LaneFault view={view} />
    </>
  )
}
