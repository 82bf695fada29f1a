import { lazy, Suspense } from 'react'
import { usualHeight } from '../../../scenarios/runs/sequence/time/usual-height.ts'
import type { ToldSequence } from '../diagram/sequences-of-lanes.ts'
import type { GridRow } from './grid-row.ts'
import type { LaneView } from '../../judged/lane-view.ts'

/** Loaded beside the page, which is there sooner without it; until then a box keeps its place. */
const drawing = import('../diagram/drawing.ts')
const LaneSequence = lazy(() => drawing.then((module) => ({ default: module.LaneSequence })))
const LanesTimeAxis = lazy(() => drawing.then((module) => ({ default: module.LanesTimeAxis })))
const box = <div style={{ height: `${usualHeight / 16}rem` }} />

/** The course of each lane's attempt, on one time scale for all. */
export function diagramRow(views: readonly LaneView[], told: ToldSequence | null): GridRow {
  return {
    key: 'diagram',
    name: 'Sequence of messages',
    look: 'diagram',
    railCell: () => (
      <Suspense fallback={box}>
        <LanesTimeAxis {...{ views, told }} />
      </Suspense>
    ),
    cell: (view) => (
      <Suspense fallback={box}>
        <LaneSequence {...{ views, view, told }} />
      </Suspense>
    ),
  }
}
