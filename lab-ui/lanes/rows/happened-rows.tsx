import { proxyLogSentence } from '../../../scenarios/runs/sentences/proxy-log-sentence.ts'
import { pageSentence, wireSentence } from '../../../scenarios/runs/sentences/sentences.ts'
import { workSentence } from '../../../scenarios/runs/outcome/work.ts'
import { laneEngines } from '../../../scenarios/engines/engines.ts'
import type { Witness } from '../../../scenarios/words/exchange.ts'
import { dash, didUnnoticed } from './first-rows.tsx'
import type { GridGroup, GridRow } from './grid-row.ts'
import type { LaneView } from '../../judged/lane-view.ts'
import { LongValue } from '../cells/LongValue.tsx'
import { Timing } from '../cells/Timing.tsx'

const onWire = ({ engine, exchanges }: LaneView): readonly string[] => {
  const at = (witness: Witness) => wireSentence(exchanges.filter((each) => each.witness === witness))
  return engine === null ? [at('backend')] : [`proxy: ${at('proxy')}`, `backend: ${at('backend')}`]
}

const logOf = ({ engine, exchanges }: LaneView): readonly string[] =>
  engine === null ? [] : exchanges.flatMap((exchange) => proxyLogSentence(exchange, engine) ?? [])

const bodyOf = ({ result }: LaneView): string => (result?.kind === 'response' ? result.body : '')

/** What proxies wrote of it themselves. */
const logRow: GridRow = {
  key: 'log',
  name: 'The proxy’s log',
  look: 'prose',
  cell: (view) => {
    if (view.engine === null) return dash
    const lines = logOf(view)
    return lines.length === 0 ? (
      <span className="none">{view.request === null ? '—' : 'it keeps none'}</span>
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- two requests may be logged alike
      lines.map((line, index) => <div key={index}>{line}</div>)
    )
  },
}

/** What each of the three witnesses says. */
const happenedRows: GridGroup = {
  key: 'happened',
  heading: { key: 'happened', title: 'What happened' },
  opensFirst: true,
  rows: [
    {
      key: 'page',
      name: 'The page knows',
      look: 'prose',
      text: ({ result }) => (result === null ? null : pageSentence(result)),
      cell: (view) => {
        const { result } = view
        if (result === null) return dash
        const body = bodyOf(view)
        return (
          <>
            <div className="value">{pageSentence(result)}</div>
            {result.kind === 'response' && result.redirected && (
              <div>
                after a redirect, from <LongValue text={result.url} />
              </div>
            )}
            {body !== '' && <LongValue text={body} />}
            {result.kind === 'response' && result.bodyLength > body.length && (
              <span className="none">
                {' '}
                the first {body.length} of {result.bodyLength} characters
              </span>
            )}
          </>
        )
      },
    },
    {
      key: 'wire',
      name: 'On the wire',
      look: 'prose',
      text: (view) => (view.seen === null ? null : onWire(view).join('; ')),
      cell: (view) =>
        view.request === null ? dash : onWire(view).map((line) => <div key={line}>{line}</div>),
    },
    {
      key: 'work',
      name: 'The backend did',
      look: 'prose',
      text: ({ seen, outcome }) => (seen === null ? null : workSentence(seen.work, outcome)),
      lit: didUnnoticed,
      cell: ({ seen, outcome }) => (seen === null ? dash : workSentence(seen.work, outcome)),
    },
    {
      key: 'time',
      name: 'Time, by the page',
      look: 'prose',
      cell: ({ result }) => (result === null ? dash : <Timing result={result} />),
    },
  ],
}

/** What each witness says, and the proxies' own logs where a lane has a proxy that keeps one. */
export function happened(views: readonly LaneView[]): GridGroup {
  if (!views.some(({ engine }) => engine !== null && laneEngines[engine].log !== null)) return happenedRows
  const { rows } = happenedRows
  const at = rows.findIndex(({ key }) => key === 'work')
  return { ...happenedRows, rows: rows.toSpliced(at, 0, logRow) }
}
