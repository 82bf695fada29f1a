import type { ReactNode } from 'react'
import { isPreflight } from '../../scenarios/outcome/exchanges.ts'
import { preflightOf } from '../../scenarios/outcome/preflight-of.ts'
import { pageSentence, preflightSentence, wireSentence } from '../../scenarios/outcome/sentences.ts'
import { workDone, workSentence } from '../../scenarios/outcome/work.ts'
import type { Exchange, Witness } from '../../scenarios/words/exchange.ts'
import type { FoldingGroup } from './bench-search.ts'
import type { LaneView } from './lane-view.ts'
import { MessageCell } from './MessageCell.tsx'
import { messageSlots } from './message-slots.ts'
import { OutcomeCell } from './OutcomeCell.tsx'
import { PageKnows } from './PageKnows.tsx'
import { RunningFiles } from './RunningFiles.tsx'
import { Timing } from './Timing.tsx'

/** One fact, in every lane at the same height. */
export interface LaneRow {
  readonly name: string
  readonly Cell: (view: LaneView) => ReactNode
  /** How the row is drawn, where that differs. */
  readonly look?: 'outcome' | 'figure' | 'wide'
  /** Whether a lane's cell is lit: work was done although the page was not told. */
  readonly isLit?: (view: LaneView) => boolean
}

/** Rows under one heading, which folds them in all lanes at once; the first rows have none. */
export interface LaneGroup {
  readonly heading: { readonly key: FoldingGroup; readonly title: string } | null
  readonly rows: readonly LaneRow[]
}

const nothing = <span className="none">—</span>

const at = (exchanges: readonly Exchange[], witness: Witness) =>
  exchanges.filter((exchange) => exchange.witness === witness)

const preflightsAt = (exchanges: readonly Exchange[], witness: Witness) =>
  at(exchanges, witness).filter(isPreflight).length

const didUnnoticed = ({ seen, outcome }: LaneView) =>
  seen !== null && seen.work.length > 0 && outcome !== null && outcome !== 'readable'

const outcomeRow: LaneRow = { name: 'Outcome', look: 'outcome', Cell: OutcomeCell }

const figures: readonly LaneRow[] = [
  {
    name: 'Preflight',
    Cell: ({ seen, result, hadPreflight }) =>
      seen === null || result === null
        ? nothing
        : preflightSentence(preflightOf(result, seen.exchanges, hadPreflight)),
  },
  {
    name: 'OPTIONS seen by the proxy',
    look: 'figure',
    Cell: ({ seen, lane, exchanges }) =>
      seen === null || lane.engine === null ? nothing : <b>{preflightsAt(exchanges, 'proxy')}</b>,
  },
  {
    name: 'OPTIONS seen by the backend',
    look: 'figure',
    Cell: ({ seen, exchanges }) => (seen === null ? nothing : <b>{preflightsAt(exchanges, 'backend')}</b>),
  },
  {
    name: 'Backend did the work',
    isLit: didUnnoticed,
    Cell: ({ seen, exchanges }) => (seen === null ? nothing : workDone(seen.work, exchanges)),
  },
]

const happened: readonly LaneRow[] = [
  {
    name: 'The page knows',
    Cell: ({ result }) => (result === null ? nothing : <span className="value">{pageSentence(result)}</span>),
  },
  {
    name: 'What script can read',
    look: 'wide',
    Cell: ({ result }) => (result === null ? nothing : <PageKnows result={result} />),
  },
  {
    name: 'Time, by the page',
    Cell: ({ result }) => (result === null ? nothing : <Timing result={result} />),
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
    isLit: didUnnoticed,
    Cell: ({ seen, outcome }) => (seen === null ? nothing : workSentence(seen.work, outcome)),
  },
]

const messages = (views: readonly LaneView[]): readonly LaneRow[] =>
  messageSlots(views.map(({ exchanges }) => exchanges)).map((slot) => ({
    name: slot.name,
    look: 'wide',
    Cell: (view) => <MessageCell view={view} slot={slot} />,
  }))

const runs: LaneGroup = {
  heading: { key: 'runs', title: 'What runs' },
  rows: [{ name: 'Files', look: 'wide', Cell: ({ lane }) => <RunningFiles lane={lane} /> }],
}

/** The rows of the grid, from top to bottom; before the first attempt there is nothing to say of one. */
export function laneGroups(views: readonly LaneView[]): readonly LaneGroup[] {
  if (views.every(({ request }) => request === null)) return [{ heading: null, rows: [outcomeRow] }, runs]
  const ofMessages = messages(views)
  return [
    { heading: null, rows: [outcomeRow, ...figures] },
    { heading: { key: 'happened', title: 'What happened' }, rows: happened },
    ...(ofMessages.length === 0
      ? []
      : [{ heading: { key: 'messages' as const, title: 'Messages' }, rows: ofMessages }]),
    runs,
  ]
}
