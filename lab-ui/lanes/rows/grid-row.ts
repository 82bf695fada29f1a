import type { ReactNode } from 'react'
import type { LaneView } from '../../judged/lane-view.ts'

/** The groups of rows that fold, in all lanes at once; the messages of one kind fold together. */
export const groupKeys = [
  'happened',
  'why',
  'preflight-response',
  'response',
  'request',
  'preflight-request',
  'configuration',
] as const
export type GroupKey = (typeof groupKeys)[number]

/** One fact, in every lane at the same height. */
export interface GridRow {
  readonly key: string
  readonly name: string
  /** The beginning of the name that many rows share, and that is dimmed. */
  readonly prefix?: string
  /** Whether it is named for a header, or for the status line. */
  readonly isHeader?: boolean
  readonly look?: 'outcome' | 'predicted' | 'diagram' | 'compact' | 'prose' | 'wide'
  /** What lanes are compared by; null where this lane has nothing to compare. Left out, they are not compared. */
  readonly text?: (view: LaneView) => string | null
  /** Draws a lane's cell. A function and no component: one made anew with its row would lose what is open in it. */
  readonly cell: (view: LaneView) => ReactNode
  /** What the gutter shows in place of the name. */
  readonly railCell?: () => ReactNode
  /** `did`: work was done although the page was not told; `decides`: what the browser stopped at; `finding`: the oracle was wrong. */
  readonly lit?: (view: LaneView) => 'did' | 'decides' | 'finding' | null
}

/** Rows under one heading; the first rows have none. */
export interface GridGroup {
  readonly key: string
  readonly heading: { readonly key: GroupKey; readonly title: string } | null
  readonly rows: readonly GridRow[]
  /** Why a lane has none of the rows; null where it has them. */
  readonly absence?: (view: LaneView) => string | null
  /** What the heading says in each lane. */
  readonly remark?: (view: LaneView) => string
  readonly opensFirst: boolean
}

/** Whether the lanes that have a row's fact have it alike. */
export function comparisonOf(row: GridRow, views: readonly LaneView[]): 'alike' | 'differs' | 'not compared' {
  if (row.text === undefined || views.length < 2) return 'not compared'
  const texts = views.map(row.text)
  const known = texts.filter((text) => text !== null)
  if (new Set(known).size > 1) return 'differs'
  return known.length === texts.length ? 'alike' : 'not compared'
}
