import {
  browserExchanges,
  isAnsweredByCache,
  isPreflight,
} from '../../../scenarios/runs/outcome/exchanges.ts'
import { workDone } from '../../../scenarios/runs/outcome/work.ts'
import type { Exchange, Witness } from '../../../scenarios/words/exchange.ts'
import type { GridRow } from './grid-row.ts'
import type { LaneView } from '../../judged/lane-view.ts'
import { OutcomeCell, type OutcomeCellProps } from '../cells/OutcomeCell.tsx'
import { Tag } from '../../controls/Tag.tsx'
import styles from '../lanes.module.css'

export const dash = <span className="none">—</span>

/** How the attempt ended, or that nothing was sent. */
export const outcomeRow = (told: OutcomeCellProps['told']): GridRow => ({
  key: 'outcome',
  name: 'Outcome',
  look: 'outcome',
  cell: (view) => <OutcomeCell {...{ view, told }} />,
})

/** Whether the backend did something of which the page was told that it failed, or nothing at all. */
export const didUnnoticed = ({ seen, outcome }: LaneView): 'did' | null =>
  seen !== null && seen.work.length > 0 && outcome !== null && outcome !== 'readable' ? 'did' : null

const optionsAt = ({ exchanges }: LaneView, witness: Witness): readonly Exchange[] =>
  exchanges.filter((each) => each.witness === witness && isPreflight(each))

const isTold = ({ request }: LaneView) => request !== null

/** The counters: who was asked before, who was spared it, and whether the work was done. */
export const counterRows: readonly GridRow[] = [
  {
    key: 'options-at-proxy',
    name: 'OPTIONS seen by the proxy',
    look: 'compact',
    text: (view) => (isTold(view) && view.engine !== null ? String(optionsAt(view, 'proxy').length) : null),
    cell: (view) => {
      if (!isTold(view) || view.engine === null) return dash
      const isAnsweredHere = view.preflight?.kind === 'answered' && view.preflight.by === 'proxy'
      const isFromCache = view.preflight?.kind === 'answered' && view.preflight.isFromCache === true
      return (
        <>
          <b className={styles.figure}>{optionsAt(view, 'proxy').length}</b>{' '}
          {isAnsweredHere &&
            (isFromCache ? <Tag means="cache">from its cache</Tag> : <Tag means="proxy">answered here</Tag>)}
        </>
      )
    },
  },
  {
    key: 'options-at-backend',
    name: 'OPTIONS seen by the backend',
    look: 'compact',
    text: (view) => (isTold(view) ? String(optionsAt(view, 'backend').length) : null),
    cell: (view) => {
      if (!isTold(view)) return dash
      const seen = optionsAt(view, 'backend')
      const status = seen.at(-1)?.status ?? null
      return (
        <>
          <b className={styles.figure}>{seen.length}</b>{' '}
          {status !== null && (
            <Tag means="backend">{status < 300 ? 'answered here' : `answered ${status}`}</Tag>
          )}
        </>
      )
    },
  },
  {
    key: 'saved',
    name: 'Saved by a cache',
    look: 'compact',
    text: (view) => (view.preflight === null ? null : String(savedBy(view).length)),
    cell: (view) => {
      if (view.preflight === null) return dash
      const saved = savedBy(view)
      return (
        <>
          <b className={styles.figure}>{saved.length}</b>{' '}
          {saved.map((cache) => (
            <Tag key={cache} means="cache">
              {cache}
            </Tag>
          ))}
        </>
      )
    },
  },
  {
    key: 'did-work',
    name: 'Backend did the work',
    look: 'compact',
    text: (view) => (view.seen === null ? null : workDone(view.seen.work, view.exchanges)),
    lit: didUnnoticed,
    cell: (view) =>
      view.seen === null ? dash : <b className={styles.figure}>{workDone(view.seen.work, view.exchanges)}</b>,
  },
]

/** The caches that spared a message: the browser's two. */
function savedBy({ preflight, result, exchanges }: LaneView): readonly string[] {
  const wasSent = browserExchanges(exchanges).some((each) => !isPreflight(each))
  return [
    ...(preflight?.kind === 'cached' ? ["browser's preflight cache"] : []),
    ...(result?.kind === 'response' && !wasSent ? ['HTTP cache'] : []),
    ...(exchanges.some(isAnsweredByCache) ? ['proxy’s cache'] : []),
  ]
}
