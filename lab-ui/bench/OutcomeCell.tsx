import { outcomeSentence, outcomeTitles } from '../../scenarios/outcome/sentences.ts'
import type { LaneView } from './lane-rows.tsx'
import { Mark } from './Mark.tsx'

/** How the attempt ended, as a mark, two words and a sentence. */
export function OutcomeCell({ laneRun, exchanges, outcome }: LaneView) {
  return (
    <div className="outcome" role="status">
      {laneRun === null ? (
        <p className="none">Send one request to all lanes at once, and see how each answers.</p>
      ) : laneRun.lookUpError !== null ? (
        <p>The witnesses could not be asked: {laneRun.lookUpError}</p>
      ) : laneRun.result?.kind === 'lab-fault' ? (
        <p>{laneRun.result.message}</p>
      ) : outcome === null || laneRun.result === null ? (
        <p className="none">Under way …</p>
      ) : (
        <>
          <strong>
            <Mark outcome={outcome} />
            {outcomeTitles[outcome]}
            {outcome === 'readable' && laneRun.result.kind === 'response' && ` · ${laneRun.result.status}`}
          </strong>
          <p>{outcomeSentence(outcome, laneRun.result, exchanges)}</p>
        </>
      )}
    </div>
  )
}
