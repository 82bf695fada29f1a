import { comparisonOf, type GridGroup, type GridRow, type GroupKey } from '../rows/grid-row.ts'
import type { LaneView } from '../../judged/lane-view.ts'

/** A row with its place in the grid, the same in every column; the head of a lane has the first. */
export interface PlacedRow extends GridRow {
  readonly place: number
  readonly comparison: ReturnType<typeof comparisonOf>
}

export interface PlacedGroup extends Omit<GridGroup, 'rows' | 'heading'> {
  readonly heading: {
    readonly key: GroupKey
    readonly title: string
    readonly place: number
    readonly isOpen: boolean
    readonly differs: boolean
  } | null
  readonly rows: readonly PlacedRow[]
}

/** What a person has folded and unfolded; all else is as it opens first. */
export interface Folding {
  readonly open: readonly GroupKey[]
  readonly folded: readonly GroupKey[]
}

/** Whether a group shows its rows. */
export const isGroupOpen = ({ open, folded }: Folding, key: GroupKey, opensFirst: boolean): boolean =>
  opensFirst ? !folded.includes(key) : open.includes(key)

/** Gives every row that is not folded its place in the grid, from top to bottom. */
export function placeRows(
  groups: readonly GridGroup[],
  views: readonly LaneView[],
  folding: Folding,
): {
  readonly groups: readonly PlacedGroup[]
  readonly rowCount: number
  /** A row after the first group that belongs to no lane. */
  readonly freeRow: number
} {
  let next = 2
  let freeRow = 0
  const placed = groups.map(({ heading, rows, ...group }): PlacedGroup => {
    const isOpen = heading === null || isGroupOpen(folding, heading.key, group.opensFirst)
    const compared = rows.map((row) => Object.assign({}, row, { comparison: comparisonOf(row, views) }))
    const differs = compared.some(({ comparison }) => comparison === 'differs')
    const result = {
      ...group,
      heading: heading === null ? null : { ...heading, place: next++, isOpen, differs },
      rows: isOpen ? compared.map((row) => Object.assign(row, { place: next++ })) : [],
    }
    if (heading === null) freeRow = next++
    return result
  })
  return { groups: placed, rowCount: next - 1, freeRow }
}
