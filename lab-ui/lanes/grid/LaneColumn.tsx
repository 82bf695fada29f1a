import { memo, type CSSProperties } from 'react'
import { LaneHead } from './LaneHead.tsx'
import type { LaneView } from '../../judged/lane-view.ts'
import { toneOf } from '../../judged/outcome-tone.ts'
import type { PlacedGroup, PlacedRow } from './placed-rows.ts'
import styles from '../lanes.module.css'

interface LaneColumnProps {
  readonly view: LaneView
  readonly name: string
  /** The column, the gutter being 0. */
  readonly place: number
  readonly count: number
  readonly groups: readonly PlacedGroup[]
}

/** One lane: what it is, and what is known of the attempt that it got. */
export const LaneColumn = memo(function LaneColumn(props: LaneColumnProps) {
  const { view, name, place, count, groups } = props
  const { lane, title, outcome, attemptId, isStale } = view
  return (
    <section
      className={styles.lane}
      style={{ '--lane': place } as CSSProperties}
      aria-label={`${title} lane`}
      data-lane={lane.id}
      data-outcome={outcome ?? undefined}
      data-attempt={attemptId ?? undefined}
      data-stale={isStale || undefined}
    >
      <header
        className={`${styles.cell} ${styles.head}`}
        style={at(1, place)}
        data-means={outcome === null ? 'idle' : toneOf[outcome]}
      >
        <LaneHead {...{ view, name, place, count }} />
      </header>
      {groups.map((group) => (
        <GroupInLane key={group.key} {...{ group, view, place }} />
      ))}
    </section>
  )
})

const at = (row: number, lane: number, span?: number) =>
  ({ '--row': row, '--lane': lane, ...(span !== undefined && { '--span': span }) }) as CSSProperties

interface GroupInLaneProps {
  readonly group: PlacedGroup
  readonly view: LaneView
  readonly place: number
}

function GroupInLane({ group, view, place }: GroupInLaneProps) {
  const { heading, rows, absence, remark } = group
  const first = rows[0]
  const missing = absence?.(view) ?? null
  return (
    <div className={styles.rows}>
      {heading !== null && (
        <div className={`${styles.cell} ${styles.group}`} style={at(heading.place, place)}>
          <h3 className="visually-hidden">{heading.title}</h3>
          {missing === null && <span>{remark?.(view)}</span>}
        </div>
      )}
      {missing !== null && first !== undefined && (
        <div
          className={`${styles.cell} ${styles.spans} ${styles.message}`}
          style={at(first.place, place, rows.length)}
          data-row={first.place}
        >
          <LaneTag view={view} />
          <p className="none">{missing}</p>
        </div>
      )}
      {missing === null && rows.length > 0 && (
        <dl className={styles.rows}>
          {rows.map((row) => (
            <CellOfRow key={row.key} {...{ row, view, place }} isMessage={absence !== undefined} />
          ))}
        </dl>
      )}
    </div>
  )
}

interface CellOfRowProps {
  readonly row: PlacedRow
  readonly view: LaneView
  readonly place: number
  readonly isMessage: boolean
}

function CellOfRow({ row, view, place, isMessage }: CellOfRowProps) {
  const { key, name, look = '', isHeader = false, comparison, lit, cell } = row
  const classes = [
    styles.cell,
    styles[look],
    styles[lit?.(view) ?? ''],
    isMessage && styles.message,
    comparison === 'alike' && styles.same,
  ]
  return (
    <div
      className={classes.filter(Boolean).join(' ')}
      style={at(row.place, place)}
      data-row={row.place}
      data-fact={isHeader ? undefined : key}
      data-header={isHeader ? key : undefined}
    >
      <dt>
        <span className="visually-hidden">{name}</span>
        <LaneTag view={view} />
      </dt>
      <dd>{cell(view)}</dd>
    </div>
  )
}

/** Whose cell it is, where rows of all lanes stand one under the other. */
function LaneTag({ view }: { readonly view: LaneView }) {
  return (
    <span className={styles.laneTag} aria-hidden="true">
      {view.title}
    </span>
  )
}
