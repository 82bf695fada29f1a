import styles from './traffic.module.css'
import { outcomesOf, trafficRows } from '../../../scenarios/traffic/results/traffic-rows.ts'
import type { TrafficResult } from '../../../scenarios/traffic/results/traffic-result.ts'
import { strategies } from '../../../scenarios/words/strategy.ts'

/** The numbers: a row a fact, a column a lane. */
export function TrafficTable({ result: { maxAgeSeconds, lanes } }: { readonly result: TrafficResult }) {
  const caption = `Max-Age ${maxAgeSeconds.toLocaleString('en')}`
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <div className={styles.scrolled} role="region" aria-label={`Numbers, ${caption}`} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">What was counted</span>
            </th>
            {lanes.map(({ strategy, engine }) => (
              <th key={strategy} scope="col">
                {strategies[strategy].title}
                <small>{engine ?? 'no proxy'}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trafficRows.map(({ name, column, valueOf }) => (
            <tr key={name} data-fact={column}>
              <th scope="row">{name}</th>
              {lanes.map(({ strategy, counts }) => (
                <td key={strategy}>{valueOf(counts).toLocaleString('en')}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Outcomes</th>
            {lanes.map(({ strategy, counts }) => (
              <td key={strategy}>{outcomesOf(counts)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}
