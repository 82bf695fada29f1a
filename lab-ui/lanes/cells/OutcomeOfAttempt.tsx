import { outcomeTitles } from '../../../scenarios/runs/outcome/outcome-titles.ts'
import { outcomeSentence, underWaySentence } from '../../../scenarios/runs/sentences/sentences.ts'
import { verdictIn } from '../../../scenarios/runs/prediction/verdict-in.ts'
import type { LaneView } from '../../judged/lane-view.ts'
import { OutcomeTitle } from './OutcomeTitle.tsx'

interface OutcomeOfAttemptProps {
  readonly view: LaneView
  /** What was sent. */
  readonly request: NonNullable<LaneView['request']>
}

/** How an attempt ended, or where it is, as a mark, two words and a sentence. */
export function OutcomeOfAttempt({ view, request }: OutcomeOfAttemptProps) {
  const { result, lookUpError, exchanges, outcome, preflight, verdicts } = view
  if (lookUpError !== null)
    return (
      <>
        <OutcomeTitle mark="pending">not known</OutcomeTitle>
        <p>{lookUpError}</p>
      </>
    )
  if (result?.kind === 'lab-fault')
    return (
      <>
        <OutcomeTitle mark="pending">the lab could not send it</OutcomeTitle>
        <p>{result.message}</p>
      </>
    )
  if (outcome === null || result === null || preflight === null)
    return (
      <>
        <OutcomeTitle mark="pending">under way</OutcomeTitle>
        <p>{underWaySentence(exchanges)}</p>
      </>
    )
  const reason = verdictIn(verdicts?.judgement ?? null)?.reason ?? null
  return (
    <>
      <OutcomeTitle mark={outcome}>
        {outcomeTitles[outcome]}
        {outcome === 'readable' && result.kind === 'response' && ` · ${result.status}`}
      </OutcomeTitle>
      <p>{outcomeSentence(outcome, { request, result, exchanges }, preflight, reason)}</p>
    </>
  )
}
