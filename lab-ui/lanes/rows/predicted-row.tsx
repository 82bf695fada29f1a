import { CopyText } from '../../controls/CopyText.tsx'
import type { GridRow } from './grid-row.ts'
import type { LaneView } from '../../judged/lane-view.ts'
import { whyHeadingId } from './why-heading.ts'
import lanesStyles from '../lanes.module.css'
import cellsStyles from '../cells/cells.module.css'

/** What the oracle expected, and whether it came so. */
export const predictedRow: GridRow = {
  key: 'predicted',
  name: 'Predicted',
  look: 'predicted',
  text: ({ verdicts, next }) => verdicts?.agreement?.says ?? next?.sentence ?? null,
  lit: ({ verdicts }) => (verdicts?.agreement?.kind === 'finding' ? 'finding' : null),
  cell: (view) => <Predicted view={view} />,
}

function Predicted({ view: { verdicts, next } }: { readonly view: LaneView }) {
  return (
    <>
      {verdicts !== null && <OfAttempt verdicts={verdicts} />}
      {next !== null && verdicts === null && <p>{next.why}</p>}
      {next !== null && verdicts !== null && (
        <p className={`none ${lanesStyles.next}`} title={next.why}>
          next: {next.words}
          <span className="visually-hidden">. {next.why}</span>
        </p>
      )}
      {verdicts === null && next === null && <span className="none">—</span>}
    </>
  )
}

/** Goes to the steps that led to the verdict, and unfolds them. */
function showSteps(): void {
  const heading = document.getElementById(whyHeadingId)
  if (heading?.getAttribute('aria-expanded') === 'false') heading.click()
  heading?.focus()
}

function OfAttempt({ verdicts }: { readonly verdicts: NonNullable<LaneView['verdicts']> }) {
  const { predicted, agreement, judgement, ndjson } = verdicts
  switch (agreement?.kind) {
    case undefined:
      return (
        <p className="none">
          {predicted?.sentence ??
            (judgement !== null && 'notJudged' in judgement ? judgement.notJudged : '—')}
        </p>
      )
    case 'as-predicted':
      return (
        <p className={cellsStyles.agree} data-part="agreement">
          {agreement.says}: <b>as it happened</b>
        </p>
      )
    case 'other-answer':
    case 'not-predicted':
      return <p>{agreement.says}</p>
    case 'finding':
      return (
        <>
          <p>
            <b>{agreement.says}</b>
          </p>
          <span className={cellsStyles.fix}>
            {ndjson !== null && <CopyText text={ndjson} name="Copy the case" />}
            <button type="button" className="button small" onClick={showSteps}>
              Compare step by step
            </button>
          </span>
        </>
      )
  }
}
