import {
  memo,
  useDeferredValue,
  useMemo,
  useRef,
  type CSSProperties,
  type PointerEvent,
  type ReactNode,
} from 'react'
import type { GridGroup, GroupKey } from '../rows/grid-row.ts'
import { LaneColumn } from './LaneColumn.tsx'
import type { LaneView } from '../../judged/lane-view.ts'
import { placeRows, type Folding } from './placed-rows.ts'
import { Rail } from './Rail.tsx'
import styles from '../lanes.module.css'

interface LaneGridProps {
  readonly head: ReactNode
  readonly views: readonly LaneView[]
  /** What a person calls each lane, in the order of the views; empty where nobody named it. */
  readonly names: readonly string[]
  readonly groups: readonly GridGroup[]
  readonly folding: Folding
  readonly onToggle: (key: GroupKey, opensFirst: boolean) => void
  readonly isBusy: boolean
  /** Counts the runs, for whoever waits for the next one. */
  readonly run: number
  /** Stands under the first rows, across all lanes. */
  readonly children?: ReactNode
}

/** What is too large to be lit as a row. */
const neverLit = '[data-fact=diagram], [data-fact=files]'

/** From so many lanes on each keeps a least width, and the grid scrolls within itself. */
const scrollsFrom = 4

/** The lanes side by side: a row a fact, a column a lane, and every row at one height in all of them. */
export const LaneGrid = memo(function LaneGrid(props: LaneGridProps) {
  const { head, views, names, groups, folding, onToggle, isBusy, run, children } = props
  // A group may have a thousand cells: the page answers the click first, and then draws them.
  const drawn = useDeferredValue(folding)
  const placed = useMemo(() => placeRows(groups, views, drawn), [groups, views, drawn])
  const grid = useRef<HTMLDivElement>(null)
  const litRow = useRef<string | null>(null)
  const style = { '--count': views.length, '--rows': placed.rowCount } as CSSProperties

  // By hand, since a row is lit as fast as the pointer moves, and lies in all columns.
  const light = (row: string | null) => {
    if (row === litRow.current) return
    grid.current?.querySelectorAll('[data-lit]').forEach((cell) => cell.removeAttribute('data-lit'))
    if (row !== null) {
      grid.current
        ?.querySelectorAll(`[data-row="${row}"]`)
        .forEach((cell) => cell.setAttribute('data-lit', ''))
    }
    litRow.current = row
  }
  const rowUnder = ({ target }: PointerEvent) =>
    target instanceof Element
      ? (target.closest<HTMLElement>(`[data-row]:not(${neverLit})`)?.dataset['row'] ?? null)
      : null

  return (
    <div
      className={views.length < scrollsFrom ? styles.lanesFrame : `${styles.lanesFrame} ${styles.scrolls}`}
    >
      <div
        ref={grid}
        className={styles.lanes}
        style={style}
        aria-busy={isBusy}
        data-run={run}
        onPointerOver={(event) => light(rowUnder(event))}
        onPointerLeave={() => light(null)}
      >
        <Rail head={head} groups={placed.groups} asked={folding} onToggle={onToggle} />
        {views.map((view, index) => (
          <LaneColumn
            key={view.key}
            view={view}
            name={names[index] ?? ''}
            place={index + 1}
            count={views.length}
            groups={placed.groups}
          />
        ))}
        {children !== undefined && (
          <div className={styles.across} style={{ '--row': placed.freeRow } as CSSProperties}>
            {children}
          </div>
        )}
      </div>
    </div>
  )
})
