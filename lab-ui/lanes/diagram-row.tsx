import { sequenceOf } from '../../scenarios/sequence/sequence.ts'
import { timeScale } from '../../scenarios/sequence/time-scale.ts'
import { SequenceDiagram } from '../sequence/SequenceDiagram.tsx'
import { TimeAxis } from '../sequence/TimeAxis.tsx'
import type { GridRow } from './grid-row.ts'
import type { LaneView } from './lane-view.ts'

/** The course of each lane's attempt, on one time scale for all. */
export function diagramRow(views: readonly LaneView[]): GridRow {
  const sequences = views.map((view) => sequenceOf({ ...view, hasProxy: view.lane.engine !== null }))
  const scale = timeScale(sequences)
  const places = new Map(views.map(({ key }, index) => [key, index]))
  return {
    key: 'diagram',
    name: 'Sequence of messages',
    look: 'diagram',
    RailCell: () => <TimeAxis scale={scale} />,
    Cell: ({ view }) => {
      const index = places.get(view.key) ?? 0
      const sequence = sequences[index]
      return sequence === undefined ? null : <SequenceDiagram {...{ sequence, index, scale }} />
    },
  }
}
