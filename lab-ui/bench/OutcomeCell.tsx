import { outcomeSentence, outcomeTitles } from '../../scenarios/outcome/sentences.ts'
import type { LaneView } from './lane-view.ts'
import { Mark } from './Mark.tsx'

/** How the attempt ended, as a mark, two words and a sentence. */
export function OutcomeCell({ request, result, lookUpError, exchanges, outcome }: LaneView) {
  // Busy while it is under way, so that a screen reader hears the outcome alone, once.
  const isUnderWay =
    request !== null && outcome === null && lookUpError === null && result?.kind !== 'lab-fault'
  return (
    <div role="status" aria-busy={isUnderWay}>
      {request === null ? (
        <p className="none">Not sent yet.</p>
      ) : lookUpError !== null ? (
        <p>The witnesses could not be asked: {lookUpError}</p>
      ) : result?.kind === 'lab-fault' ? (
        <p>{result.message}</p>
      ) : outcome === null || result === null ? (
        <p className="none under-way">Under way …</p>
      ) : (
        <>
          <strong>
            <Mark outcome={outcome} />
            {outcomeTitles[outcome]}
            {outcome === 'readable' && result.kind === 'response' && ` · ${result.status}`}
          </strong>
          <p>{outcomeSentence(outcome, { request, result, exchanges })}</p>
        </>
      )}
    </div>
  )
}
