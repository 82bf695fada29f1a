import type { CSSProperties } from 'react'
import type { FoldingGroup } from './bench-search.ts'
import type { PlacedGroup } from './placed-rows.ts'
import type { Run } from './run.ts'

interface RailProps {
  readonly run: Run | null
  readonly groups: readonly PlacedGroup[]
  readonly onToggle: (key: FoldingGroup) => void
}

const at = (row: number) => ({ '--row': row, '--lane': 0 }) as CSSProperties

/** The gutter: each row's name, seen once. Assistive technology has the names in the lanes. */
export function Rail({ run, groups, onToggle }: RailProps) {
  return (
    <div className="rail">
      <div className="name head" style={at(1)}>
        {run === null ? (
          'Nothing sent yet'
        ) : (
          <>
            <b>
              Attempt {run.number}, {run.isWarm ? 'warm' : 'cold'}
            </b>
            <span className="value" title={run.request.path}>
              {run.request.method} {run.request.path}
            </span>
          </>
        )}
      </div>
      {groups.map(({ key, heading, rows }) => (
        <div className="rows" key={key}>
          {heading !== null && (
            <div className="name group" style={at(heading.place)}>
              <button type="button" aria-expanded={heading.isOpen} onClick={() => onToggle(heading.key)}>
                {heading.title}
              </button>
            </div>
          )}
          {rows.map(({ name, place, look }) => (
            <div className={`name ${look ?? ''}`} key={name} style={at(place)} aria-hidden="true">
              {name}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
