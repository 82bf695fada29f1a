import type * as AttemptGroups from './attempt-groups.ts'
import { diagramRow } from './diagram-row.tsx'
import type { GridGroup } from './grid-row.ts'
import { counterRows, outcomeRow } from './first-rows.tsx'
import type { LaneView } from './lane-view.ts'
import { predictedRow } from './predicted-row.tsx'
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

/**
 * The rows of the grid, from top to bottom; before the first attempt there is nothing to say of one, and until
 * `attemptGroups` is loaded nothing to say it with.
 */
export function gridGroups(
  views: readonly LaneView[],
  attemptGroups: typeof AttemptGroups.attemptGroups | null,
): readonly GridGroup[] {
  const first = {
    key: 'first',
    heading: null,
    rows: [outcomeRow, predictedRow, diagramRow(views), ...counterRows],
    opensFirst: true,
  }
  const isToldOf = attemptGroups !== null && views.some(({ request }) => request !== null)
  return [first, ...(isToldOf ? attemptGroups(views, configuration) : [configuration])]
}
