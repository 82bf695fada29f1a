import { memo } from 'react'
import styles from './traffic.module.css'
import { measuredCpu, cpuOf, partsOf } from '../../../scenarios/traffic/calculator/measured-cpu.ts'
import { engineNames } from '../../../scenarios/words/engine.ts'
import { strategies, type Strategy } from '../../../scenarios/words/strategy.ts'

const shown: readonly Strategy[] = ['backend', 'proxy', 'hybrid', 'backend+proxy-cache', 'same-origin']

/** What a preflight and a request cost the CPU of backend and proxy: figures of one run, with its date and machine. */
export const CpuFigures = memo(function CpuFigures() {
  const rows = shown.flatMap((strategy) =>
    engineNames.flatMap((engine) => {
      const parts = partsOf(strategy, engine)
      const [backend, proxy] = [cpuOf(parts?.backend ?? ''), cpuOf(parts?.proxy ?? '')]
      return backend === null || proxy === null ? [] : [{ strategy, engine, backend, proxy }]
    }),
  )
  const { command, at, machine } = measuredCpu
  return (
    <section className="panel" aria-label="CPU">
      <h2>What a preflight costs</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard */}
      <div className={styles.scrolled} role="region" aria-label="CPU by strategy and engine" tabIndex={0}>
        <table>
          <caption>CPU time in microseconds, backend and proxy each a process of its own</caption>
          <thead>
            <tr>
              <th scope="col">Strategy, engine</th>
              <th scope="col">Preflight, backend</th>
              <th scope="col">Preflight, proxy</th>
              <th scope="col">Request, backend</th>
              <th scope="col">Request, proxy</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ strategy, engine, backend, proxy }) => (
              <tr key={strategy + engine}>
                <th scope="row">
                  {strategies[strategy].title}, {engine}
                </th>
                <td>{strategy === 'backend' ? backend.preflight : '—'}</td>
                <td>{strategy === 'same-origin' ? '—' : proxy.preflight}</td>
                <td>{backend.request}</td>
                <td>{proxy.request}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.trace}>
        Measured by <code>{command}</code> on {at.slice(0, 16).replace('T', ' ')} UTC: {machine}. The least of
        five rounds; not of this computer, and not live. A dash: it is not asked. A proxy that is a program of
        its own has its time counted in hundredths of a second. The requests are PUTs of JSON to a backend
        that does next to nothing else.
      </p>
    </section>
  )
})
