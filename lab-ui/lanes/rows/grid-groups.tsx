import { diagramRow } from './diagram-row.tsx'
import type { GridGroup } from './grid-row.ts'
import { counterRows, outcomeRow } from './first-rows.tsx'
import type { LaneView } from '../../judged/lane-view.ts'
import { predictedRow } from './predicted-row.tsx'
import { RunningConfiguration } from '../cells/RunningConfiguration.tsx'
import type * as ToldOfAttempts from './told-of-attempts.ts'

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
 * The rows of the grid, from top to bottom; before the first attempt there is nothing to tell of one, and until
 * `told` is loaded nothing to tell it with.
 */
export function gridGroups(
  views: readonly LaneView[],
  told: typeof ToldOfAttempts | null,
): readonly GridGroup[] {
  const first = {
    key: 'first',
    heading: null,
    rows: [outcomeRow(told), predictedRow, diagramRow(views, told), ...counterRows],
    opensFirst: true,
  }
  const isToldOf = told !== null && views.some(({ request }) => request !== null)
  return [first, ...(isToldOf ? told.attemptGroups(views, configuration) : [configuration])]
}
