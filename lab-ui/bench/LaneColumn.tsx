import type { CSSProperties } from 'react'
import { strategies } from '../../scenarios/words/strategy.ts'
import { laneUrl } from '../attempt/lane-url.ts'
import type { LaneView } from './lane-view.ts'
import { toneOf } from './outcome-tone.ts'
import type { PlacedGroup } from './placed-rows.ts'

interface LaneColumnProps {
  readonly view: LaneView
  /** The column, the gutter being 0. */
  readonly place: number
  readonly groups: readonly PlacedGroup[]
}

const appliedBy = {
  backend: 'The backend applies the policy.',
  proxy: 'The proxy applies the policy.',
  nobody: 'Nobody applies the policy.',
} as const

/** One lane: what it is, and what is known of the attempt that it got. */
export function LaneColumn({ view, place, groups }: LaneColumnProps) {
  const { lane, request, outcome, seen } = view
  const { title, policyAppliedBy } = strategies[lane.strategy]
  const { hostname, port } =
    laneUrl(lane.url, { origin: request?.origin ?? '', path: '/' }, '') ?? new URL(lane.url)
  const at = (row: number) => ({ '--row': row, '--lane': place }) as CSSProperties
  return (
    <section
      className="lane"
      style={{ '--lane': place } as CSSProperties}
      aria-label={`${title} lane`}
      data-lane={lane.id}
      data-outcome={outcome ?? undefined}
      data-attempt={seen?.id}
      data-means={outcome === null ? undefined : toneOf[outcome]}
    >
      <header className="cell head" style={at(1)}>
        <h2>
          <i className="swatch" data-means={policyAppliedBy} />
          {title}{' '}
          <span className="at">
            {hostname}:<wbr />
            {port}
          </span>
        </h2>
        <p>
          {appliedBy[policyAppliedBy]}
          {lane.engine !== null && ` Proxy: ${lane.engine}.`}
        </p>
        {lane.message !== '' && <p role="alert">{lane.message}</p>}
      </header>
      {groups.map(({ key, heading, rows }) => (
        <div className="rows" key={key}>
          {heading !== null && (
            <div className="cell group" style={at(heading.place)}>
              <h3 className="visually-hidden">{heading.title}</h3>
            </div>
          )}
          <dl className="rows">
            {rows.map(({ name, Cell, look, isLit, place: row }) => (
              <div
                className={`cell ${look ?? ''} ${isLit?.(view) ? 'did' : ''}`}
                key={name}
                style={at(row)}
                data-lane-name={title}
              >
                <dt>{name}</dt>
                <dd>
                  <Cell {...view} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  )
}
