import type { ReactNode } from 'react'
import { isPreflight } from '../../scenarios/outcome/preflight.ts'
import { pageSentence, wireSentence, workSentence } from '../../scenarios/outcome/sentences.ts'
import type { Attempt } from '../../scenarios/words/attempt.ts'
import type { Exchange, Witness } from '../../scenarios/words/exchange.ts'
import type { Outcome } from '../../scenarios/words/outcome.ts'
import type { PageResult } from '../../scenarios/words/page-result.ts'
import type { Lane } from '../../scenarios/words/stage.ts'
import { Exchanges } from './Exchanges.tsx'
import { OutcomeCell } from './OutcomeCell.tsx'
import { PageKnows } from './PageKnows.tsx'
import { RunningFiles } from './RunningFiles.tsx'

/** Everything that a lane's rows are drawn from. */
export interface LaneView {
  readonly lane: Lane
  /** Whether an attempt was sent to it. */
  readonly isSent: boolean
  /** What the page was told; null until then. */
  readonly result: PageResult | null
  /** What witnesses and store saw; null until they were asked. */
  readonly seen: Attempt | null
  readonly lookUpError: string | null
  readonly exchanges: readonly Exchange[]
  /** Null until result and seen are there. */
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
    Cell: ({ seen, lane, exchanges }) =>
      seen === null || lane.engine === null ? nothing : <b>{preflightsAt(exchanges, 'proxy')}</b>,
  },
  {
    name: 'OPTIONS seen by the backend',
    Cell: ({ seen, exchanges }) => (seen === null ? nothing : <b>{preflightsAt(exchanges, 'backend')}</b>),
  },
  {
    name: 'The page knows',
    Cell: ({ result }) => (result === null ? nothing : <span className="value">{pageSentence(result)}</span>),
  },
  {
    name: 'On the wire',
    Cell: ({ seen, lane, exchanges }) => {
      if (seen === null) return nothing
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
    Cell: ({ seen, outcome }) => (seen === null ? nothing : workSentence(seen.work, outcome)),
  },
  {
    name: 'What script can read',
    Cell: ({ result }) => (result === null ? nothing : <PageKnows result={result} />),
  },
  {
    name: 'Every message',
    Cell: ({ seen, result, exchanges }) =>
      seen === null ? nothing : <Exchanges exchanges={exchanges} result={result} />,
  },
  { name: 'What runs', Cell: ({ lane }) => <RunningFiles lane={lane} /> },
]
