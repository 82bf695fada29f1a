import { strategies } from '../../scenarios/words/strategy.ts'
import type { Lane } from '../../scenarios/words/stage.ts'
import { outcomeOf } from '../../scenarios/outcome/outcome-of.ts'
import { laneRows, type LaneView } from './lane-rows.tsx'
import { toneOf } from './outcome-tone.ts'
import type { Run } from './use-attempts.ts'

interface LaneColumnProps {
  readonly lane: Lane
  readonly run: Run | null
}

const appliedBy = {
  backend: 'The backend applies the policy.',
  proxy: 'The proxy applies the policy.',
  nobody: 'Nobody applies the policy.',
} as const

/** One lane: what it is, and what is known of the attempt that it got. */
export function LaneColumn({ lane, run }: LaneColumnProps) {
  const view = viewOf(lane, run)
  const { title, policyAppliedBy } = strategies[lane.strategy]
  return (
    <section
      className="lane"
      aria-label={`${title} lane`}
      data-lane={lane.id}
      data-outcome={view.outcome ?? undefined}
      data-attempt={view.seen?.id}
      data-means={view.outcome === null ? undefined : toneOf[view.outcome]}
    >
      <header className="cell head">
        <h2>
          {title} <span className="at">{lane.url.replace('http://', '')}</span>
        </h2>
        <p>
          {appliedBy[policyAppliedBy]}
          {lane.engine !== null && ` Proxy: ${lane.engine}.`}
        </p>
        {lane.message !== '' && <p role="alert">{lane.message}</p>}
      </header>
      <dl className="rows">
        {laneRows.map(({ name, Cell }) => (
          <div className="cell" key={name}>
            <dt>{name}</dt>
            <dd>
              <Cell {...view} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function viewOf(lane: Lane, run: Run | null): LaneView {
  const laneRun = run?.lanes[lane.id]
  const { result = null, seen = null, lookUpError = null } = laneRun ?? {}
  const isKnown = run !== null && result !== null && seen !== null
  return {
    lane,
    isSent: laneRun !== undefined,
    result,
    seen,
    lookUpError,
    exchanges: seen?.exchanges ?? [],
    outcome: isKnown ? outcomeOf(run.request, result, seen.exchanges) : null,
  }
}
