import type { ReactNode } from 'react'
import { isPreflight } from '../../scenarios/outcome/preflight.ts'
import { pageSentence, wireSentence, workSentence } from '../../scenarios/outcome/sentences.ts'
import type { Exchange, Witness } from '../../scenarios/words/exchange.ts'
import type { Outcome } from '../../scenarios/words/outcome.ts'
import type { Lane } from '../../scenarios/words/stage.ts'
import { Exchanges } from './Exchanges.tsx'
import { OutcomeCell } from './OutcomeCell.tsx'
import { PageKnows } from './PageKnows.tsx'
import { RunningFiles } from './RunningFiles.tsx'
import type { LaneRun, Run } from './use-attempts.ts'

/** Everything that a lane's rows are drawn from. */
export interface LaneView {
  readonly lane: Lane
  readonly run: Run | null
  readonly laneRun: LaneRun | null
  readonly exchanges: readonly Exchange[]
  readonly outcome: Outcome | null
}

interface LaneRow {
  readonly name: string
  readonly Cell: (view: LaneView) => ReactNode
}

const nothing = <span className="none">—</span>

const at = (exchanges: readonly Exchange[], witness: Witness) =>
  exchanges.filter((exchange) => exchange.witness === witness)

const preflightsAt = (exchanges: readonly Exchange[], witness: Witness) =>
  at(exchanges, witness).filter(isPreflight).length

/** The rows of the grid, from top to bottom. */
export const laneRows: readonly LaneRow[] = [
  { name: 'Outcome', Cell: OutcomeCell },
  {
    name: 'OPTIONS seen by the proxy',
    Cell: ({ laneRun, lane, exchanges }) =>
      laneRun?.seen == null || lane.engine === null ? nothing : <b>{preflightsAt(exchanges, 'proxy')}</b>,
  },
  {
    name: 'OPTIONS seen by the backend',
    Cell: ({ laneRun, exchanges }) =>
      laneRun?.seen == null ? nothing : <b>{preflightsAt(exchanges, 'backend')}</b>,
  },
  {
    name: 'The page knows',
    Cell: ({ laneRun }) =>
      laneRun?.result == null ? nothing : <span className="value">{pageSentence(laneRun.result)}</span>,
  },
  {
    name: 'On the wire',
    Cell: ({ laneRun, lane, exchanges }) => {
      if (laneRun?.seen == null) return nothing
      const backend = wireSentence(at(exchanges, 'backend'))
      if (lane.engine === null) return backend
      return (
        <>
          proxy: {wireSentence(at(exchanges, 'proxy'))}
          <br />
          backend: {backend}
        </>
      )
    },
  },
  {
    name: 'The backend did',
    Cell: ({ laneRun, outcome }) =>
      laneRun?.seen == null ? nothing : workSentence(laneRun.seen.work, outcome),
  },
  {
    name: 'What script can read',
    Cell: ({ laneRun }) => (laneRun?.result == null ? nothing : <PageKnows result={laneRun.result} />),
  },
  {
    name: 'Every message',
    Cell: ({ laneRun, exchanges }) =>
      laneRun?.seen == null ? nothing : <Exchanges exchanges={exchanges} result={laneRun.result} />,
  },
  { name: 'What runs', Cell: ({ lane }) => <RunningFiles lane={lane} /> },
]
