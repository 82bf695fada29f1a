import { Fragment } from 'react'
import { cellId, questionRows, rowStrategies } from '../../../../scenarios/question/cell.ts'
import { environments } from '../../../../scenarios/words/strategy.ts'
import type { CellViews } from '../run/cell-view.ts'
import { StrategyCells, type BenchLinkFacts } from './StrategyCells.tsx'
import styles from './strategy-table.module.css'

interface StrategyTableProps {
  readonly cells: CellViews
  readonly isSending: boolean
  readonly sentCount: number
  readonly link: BenchLinkFacts
}

const columns = ['outcome', 'preflight answered by', 'requests at the backend', 'runs']

/** Every strategy in both environments. On a telephone it is one card a strategy. */
export function StrategyTable({ cells, isSending, sentCount, link }: StrategyTableProps) {
  return (
    <table className={styles.compare} aria-busy={isSending} data-sent={sentCount}>
      <caption className="visually-hidden">Strategies in the local and the deployed environment</caption>
      <colgroup>
        <col className={styles.cStrategy} />
        {environments.map((environment) =>
          [styles.cOutcome, styles.cWho, styles.cReach, styles.cRun].map((name) => (
            <col key={environment + name} className={name} />
          )),
        )}
      </colgroup>
      <thead>
        <tr>
          <th rowSpan={2} scope="col">
            Strategy
          </th>
          <th colSpan={4} scope="colgroup" className={styles.from}>
            Local <small>browser, backend</small>
          </th>
          <th colSpan={4} scope="colgroup" className={styles.from}>
            Deployed <small>browser, proxy, backend</small>
          </th>
        </tr>
        <tr>
          {environments.map((environment) =>
            columns.map((name, at) => (
              <th key={environment + name} scope="col" className={at === 0 ? styles.from : undefined}>
                {name}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {rowStrategies.map((strategy) => (
          <tr key={strategy}>
            <th scope="row">
              {strategy.split('+').map((part, at) => (
                <Fragment key={part}>
                  {at > 0 && (
                    <>
                      +<wbr />
                    </>
                  )}
                  {part}
                </Fragment>
              ))}
              <small>{questionRows[strategy]}</small>
            </th>
            {environments.map((environment) => {
              const view = cells.get(cellId({ strategy, environment }))
              return view && <StrategyCells key={environment} view={view} isSending={isSending} link={link} />
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
