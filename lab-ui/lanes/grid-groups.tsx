import { diagramRow } from './diagram-row.tsx'
import type { GridGroup } from './grid-row.ts'
import { counterRows, outcomeRow } from './first-rows.tsx'
import { happened } from './happened-rows.tsx'
import type { LaneView } from './lane-view.ts'
import { predictedRow } from './predicted-row.tsx'
import { messageGroups } from './message-groups.tsx'
import { whyGroup } from './why-rows.tsx'
import { RunningConfiguration } from './RunningConfiguration.tsx'

const configuration: GridGroup = {
  key: 'configuration',
  heading: { key: 'configuration', title: 'Running configuration' },
  opensFirst: true,
  rows: [
    {
      key: 'files',
      name: 'as it runs now',
      look: 'wide',
      cell: (view) => <RunningConfiguration view={view} />,
    },
  ],
}

/** The rows of the grid, from top to bottom; before the first attempt there is nothing to say of one. */
export function gridGroups(views: readonly LaneView[]): readonly GridGroup[] {
  const first = {
    key: 'first',
    heading: null,
    rows: [outcomeRow, predictedRow, diagramRow(views), ...counterRows],
    opensFirst: true,
  }
  if (views.every(({ request }) => request === null)) return [first, configuration]
  const below = [whyGroup(views), ...messageGroups(views), configuration]
  // Rows that are others than before come as new ones, so that no row of an attempt moves to another place.
  const signature = below.map((group) => signatureOf(group, views)).join(';')
  return [
    first,
    happened(views),
    ...below.map((group) => Object.assign({}, group, { key: `${group.key}|${signature}` })),
  ]
}

const signatureOf = ({ key, rows, absence }: GridGroup, views: readonly LaneView[]): string => {
  const lanes = views.map((view) => (absence?.(view) === null ? '+' : '-'))
  return `${key}${lanes.join('')}${rows.map((row) => row.key).join()}`
}
