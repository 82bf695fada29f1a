import type { FoldingGroup } from './bench-search.ts'
import type { LaneGroup, LaneRow } from './lane-rows.tsx'

/** A row with its place in the grid, the same in every column; the head of a lane has the first. */
interface PlacedRow extends LaneRow {
  readonly place: number
}

export interface PlacedGroup {
  readonly key: string
  readonly heading: {
    readonly key: FoldingGroup
    readonly title: string
    readonly place: number
    readonly isOpen: boolean
  } | null
  readonly rows: readonly PlacedRow[]
}

interface PlacedRows {
  readonly groups: readonly PlacedGroup[]
  readonly rowCount: number
  /** The row after the first group, which nothing stands in. */
  readonly freeRow: number
}

/** Gives every row that is not folded its place in the grid, from top to bottom. */
export function placeRows(groups: readonly LaneGroup[], folded: readonly FoldingGroup[]): PlacedRows {
  let next = 2
  let freeRow = 0
  const placed = groups.map(({ heading, rows }): PlacedGroup => {
    const isOpen = heading === null || !folded.includes(heading.key)
    const group = {
      key: heading?.key ?? 'first',
      heading: heading === null ? null : { ...heading, place: next++, isOpen },
      rows: isOpen ? rows.map((row) => ({ ...row, place: next++ })) : [],
    }
    if (heading === null) freeRow = next++
    return group
  })
  return { groups: placed, rowCount: next - 1, freeRow }
}
