import { Link } from '@tanstack/react-router'
import { Mark } from '../../judged/Mark.tsx'
import { toneOf } from '../../judged/outcome-tone.ts'
import { cellBenchLink } from './table/cell-bench-link.ts'
import type { CellView, CellViews } from './run/cell-view.ts'
import type { BenchLinkFacts } from './table/StrategyCells.tsx'
import claimsStyles from './claims.module.css'
import questionStyles from './question.module.css'
import { cellId, cellWords } from '../../../scenarios/question/cell.ts'
import type { Claim, Shown } from '../../../scenarios/question/claim.ts'
import { claims } from '../../../scenarios/question/claims.ts'
import { compareLane } from '../../../scenarios/question/lane-expectation.ts'
import { roundTitles } from '../../../scenarios/question/rounds.ts'
import { compare } from '../../../scenarios/runs/comparison/compare.ts'
import type { Difference } from '../../../scenarios/runs/comparison/difference.ts'
import { outcomeTitles } from '../../../scenarios/runs/outcome/outcome-titles.ts'
import { capitalize } from '../../../scenarios/words/texts/capitalize.ts'

interface ClaimsProps {
  readonly cells: CellViews
  readonly link: BenchLinkFacts
}

/** The six claims, each beside the cells that show it and where it is loose. */
export function Claims({ cells, link }: ClaimsProps) {
  return (
    <ol className={claimsStyles.claims}>
      {claims.map((claim) => (
        <li key={claim.number} id={`claim-${claim.number}`} className="panel">
          <ClaimOf claim={claim} cells={cells} link={link} />
        </li>
      ))}
    </ol>
  )
}

function ClaimOf({ claim, cells, link }: ClaimsProps & { readonly claim: Claim }) {
  const { number, title, says, shownBy, loose } = claim
  return (
    <section aria-labelledby={`claim-title-${number}`}>
      <div>
        <h3 id={`claim-title-${number}`}>
          {number}. {title}
        </h3>
        <p>{says}</p>
      </div>
      <ul className={claimsStyles.shown} aria-label="What shows it">
        {shownBy.map((shown) => (
          <ShownBy
            key={cellId(shown.cell) + shown.round}
            shown={shown}
            view={cells.get(cellId(shown.cell))}
          />
        ))}
      </ul>
      <div className={claimsStyles.loose}>
        <h4>Where it is not exact</h4>
        <ul>
          {loose.map(({ says: sentence, tryIt, view }) => (
            <li key={sentence}>
              {sentence}
              {tryIt !== undefined && (
                <>
                  {' '}
                  <Link to="/bench" search={cellBenchLink({ ...link, ...tryIt })}>
                    Try it on the bench
                  </Link>
                </>
              )}
              {view !== undefined && (
                <>
                  {' '}
                  <Link to={view.path}>{view.title}</Link>
                </>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** A cell, as it was seen just now, and whether it is as the claim says. */
function ShownBy({ shown, view }: { readonly shown: Shown; readonly view: CellView | undefined }) {
  const { cell, round, says, expected } = shown
  const seen = view?.rounds[round]?.seen ?? null
  const lane = view?.lane ?? null
  const wrong =
    seen === null || lane === null ? null : [...compare(expected, seen), ...compareLane(expected, lane)]
  const outcome = seen?.outcome ?? null
  const isShown = wrong !== null && wrong.length === 0
  return (
    <li
      data-shown={wrong === null ? 'unknown' : isShown}
      data-attempt={view?.rounds[round]?.laneRun.attemptId}
    >
      <span
        className={`${questionStyles.out} ${claimsStyles.out}`}
        data-means={outcome === null ? 'idle' : toneOf[outcome]}
      >
        <Mark of={outcome ?? 'pending'} />
        <span>
          <a href={`#${cellId(cell)}`}>{cellWords(cell)}</a>
          <small>{outcome === null ? 'not known yet' : outcomeTitles[outcome]}</small>
        </span>
      </span>
      <span>
        {round !== 'first' && <b>{capitalize(roundTitles[round])}. </b>}
        {says}
        <Verdict wrong={wrong} trouble={view?.trouble ?? null} />
      </span>
    </li>
  )
}

function Verdict({
  wrong,
  trouble,
}: {
  readonly wrong: readonly Difference[] | null
  readonly trouble: string | null
}) {
  if (trouble !== null) return <small>Not shown here: {trouble}</small>
  if (wrong === null) return <small className="none">under way</small>
  if (wrong.length === 0) return <small className="none">✓ seen just now</small>
  const told = wrong.map(({ part, seen, expected }) => `${part}: ${seen} and not ${expected}`)
  return <small className="error">✕ not so just now. {told.join('; ')}.</small>
}
