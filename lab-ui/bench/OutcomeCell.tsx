import { outcomeSentence, outcomeTitles } from '../../scenarios/outcome/sentences.ts'
import type { LaneView } from './lane-rows.tsx'
import { Mark } from './Mark.tsx'

/** How the attempt ended, as a mark, two words and a sentence. */
export function OutcomeCell({ isSent, result, lookUpError, exchanges, outcome }: LaneView) {
  return (
    <div className="outcome" role="status">
      {!isSent ? (
        <p className="none">Send one request to all lanes at once, and see how each answers.</p>
      ) : lookUpError !== null ? (
        <p>The witnesses could not be asked: {lookUpError}</p>
      ) : result?.kind === 'lab-fault' ? (
        <p>{result.message}</p>
      ) : outcome === null || result === null ? (
        <p className="none">Under way …</p>
      ) : (
        <>
          <strong>
            <Mark outcome={outcome} />
            {outcomeTitles[outcome]}
            {outcome === 'readable' && result.kind === 'response' && ` · ${result.status}`}
          </strong>
          <p>{outcomeSentence(outcome, result, exchanges)}</p>
        </>
      )}
    </div>
  )
}
