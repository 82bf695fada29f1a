import type { CSSProperties, ReactNode } from 'react'
import type { GroupKey } from '../rows/grid-row.ts'
import { whyHeadingId } from '../rows/why-heading.ts'
import { isGroupOpen, type Folding, type PlacedGroup, type PlacedRow } from './placed-rows.ts'
import styles from '../lanes.module.css'

interface RailProps {
  readonly head: ReactNode
  readonly groups: readonly PlacedGroup[]
  /** What was asked for last: rows that are many come and go a moment later than their heading says. */
  readonly asked: Folding
  readonly onToggle: (key: GroupKey, opensFirst: boolean) => void
}

const at = (row: number) => ({ '--row': row, '--lane': 0 }) as CSSProperties

/** The gutter: each row's name, seen once. Assistive technology has the names in the lanes. */
export function Rail({ head, groups, asked, onToggle }: RailProps) {
  return (
    <div className={styles.rail}>
      <div className={`${styles.name} ${styles.head}`} data-part="run" style={at(1)}>
        {head}
      </div>
      {groups.map(({ key, heading, rows, opensFirst }) => (
        <div className={styles.rows} key={key}>
          {heading !== null && (
            <div className={`${styles.name} ${styles.group}`} style={at(heading.place)}>
              <button
                type="button"
                id={heading.key === 'why' ? whyHeadingId : undefined}
                data-group={heading.key}
                aria-expanded={isGroupOpen(asked, heading.key, opensFirst)}
                onClick={() => onToggle(heading.key, opensFirst)}
              >
                {heading.title}
              </button>
              {!heading.isOpen && heading.differs && <Differs />}
            </div>
          )}
          {rows.map((row) => (
            <RowName key={row.key} row={row} />
          ))}
        </div>
      ))}
    </div>
  )
}

function RowName({ row }: { readonly row: PlacedRow }) {
  const { key, name, prefix, place, look = '', comparison, isHeader = false, railCell } = row
  return (
    <div
      className={`${styles.name} ${styles[look] ?? ''}`}
      style={at(place)}
      data-row={place}
      data-fact={key}
      aria-hidden="true"
    >
      {railCell === undefined ? (
        <span>
          {prefix !== undefined && <span className={styles.prefix}>{prefix}</span>}
          {isHeader ? <b>{name.slice(prefix?.length ?? 0)}</b> : name}
        </span>
      ) : (
        railCell()
      )}
      {comparison === 'differs' && <Differs />}
    </div>
  )
}

function Differs() {
  return (
    <span className={styles.differs} title="The lanes differ here.">
      ≠<span className="visually-hidden"> the lanes differ</span>
    </span>
  )
}
