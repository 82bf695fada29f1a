import { outcomeSentence, outcomeTitles, underWaySentence } from '../../scenarios/outcome/sentences.ts'
import type { LaneView } from './lane-view.ts'
import { LaneFault } from './LaneFault.tsx'
import { Mark } from './Mark.tsx'
import { toneOf } from './outcome-tone.ts'

/** How the attempt ended, as a mark, two words and a sentence. */
export function OutcomeCell({ view }: { readonly view: LaneView }) {
  // Busy while it is under way, so that a screen reader hears the outcome alone, once.
  return (
    <>
      <div role="status" aria-busy={view.isUnderWay}>
        <Said view={view} />
      </div>
      <LaneFault view={view} />
    </>
  )
}

function Said({ view }: { readonly view: LaneView }) {
  const { request, result, lookUpError, exchanges, outcome, preflight, next } = view
  if (request === null)
    return (
      <>
        <Title mark="pending">not sent yet</Title>
        <p>{next?.sentence ?? 'Send, and see what becomes of it.'}</p>
      </>
    )
  if (lookUpError !== null)
    return (
      <>
        <Title mark="pending">not known</Title>
        <p>The witnesses could not be asked: {lookUpError}</p>
      </>
    )
  if (result?.kind === 'lab-fault')
    return (
      <>
        <Title mark="pending">the lab could not send it</Title>
        <p>{result.message}</p>
      </>
    )
  if (outcome === null || result === null || preflight === null)
    return (
      <>
        <Title mark="pending">under way</Title>
        <p>{underWaySentence(exchanges)}</p>
      </>
    )
  return (
    <>
      <Title mark={outcome}>
        {outcomeTitles[outcome]}
        {outcome === 'readable' && result.kind === 'response' && ` · ${result.status}`}
      </Title>
      <p>{outcomeSentence(outcome, { request, result, exchanges }, preflight)}</p>
    </>
  )
}

interface TitleProps {
  readonly mark: Parameters<typeof Mark>[0]['of']
  readonly children: React.ReactNode
}

function Title({ mark, children }: TitleProps) {
  return (
    <strong className="meaning" data-means={mark === 'pending' ? 'idle' : toneOf[mark]}>
      <Mark of={mark} />
      <span>{children}</span>
    </strong>
  )
}
