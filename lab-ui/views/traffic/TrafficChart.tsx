import { Fragment, type CSSProperties } from 'react'
import styles from './traffic.module.css'
import { preflightsOf } from '../../../scenarios/traffic/results/traffic-sentences.ts'
import type { LaneResult, TrafficResult } from '../../../scenarios/traffic/results/traffic-result.ts'
import type { Strategy } from '../../../scenarios/words/strategy.ts'
import { strategies } from '../../../scenarios/words/strategy.ts'

interface TrafficChartProps {
  readonly results: readonly TrafficResult[]
  readonly strategies: readonly Strategy[]
  readonly maxAges: readonly number[]
  /** Calls in each lane: the whole width. */
  readonly calls: number
}

const count = (value: number) => value.toLocaleString('en')

/** Who dealt with a preflight. A hatched one was kept by the proxy: of a cache too, but another one. */
const parts = [
  { means: 'cache', says: 'spared by the browser', of: ({ counts }: LaneResult) => counts.sparedPreflights },
  { means: 'proxy', says: 'answered by the proxy', of: ({ counts }: LaneResult) => counts.preflightsByProxy },
  {
    means: 'cache',
    isHatched: true,
    says: 'from the proxy’s cache',
    of: ({ counts }: LaneResult) => counts.preflightsFromProxyCache,
  },
  {
    means: 'backend',
    says: 'done by the backend',
    of: ({ counts }: LaneResult) => counts.preflightsByBackend,
  },
  {
    means: 'blocked',
    says: 'answered by nobody',
    of: ({ counts }: LaneResult) => counts.preflightsUnanswered,
  },
] as const

/** A share that is wide enough for its number to stand in it. */
const readableShare = 0.12

const classOf = (part: (typeof parts)[number]) =>
  'isHatched' in part ? `${styles.part} ${styles.hatched}` : styles.part

/** Who dealt with the preflights: a row a strategy, a column a Max-Age, a bar as long as all calls. */
export function TrafficChart({ results, strategies: rows, maxAges, calls }: TrafficChartProps) {
  const resultOf = (maxAge: number) => results.find(({ maxAgeSeconds }) => maxAgeSeconds === maxAge)
  return (
    <div>
      <ul className={styles.legend} aria-label="Who dealt with the preflights">
        {parts.slice(0, 4).map((part) => (
          <li key={part.says} data-means={part.means}>
            <span className={`swatch ${classOf(part)}`} aria-hidden="true" />
            {part.says}
          </li>
        ))}
        <li data-means="backend">
          <span className={`swatch ${styles.proper}`} aria-hidden="true" />
          the requests proper, at the backend
        </li>
      </ul>
      <div className={styles.bars} style={{ '--count': maxAges.length } as CSSProperties}>
        <div className={styles.head} aria-hidden="true">
          of {count(calls)} calls each
        </div>
        {maxAges.map((maxAge) => (
          <div key={maxAge} className={styles.head} aria-hidden="true">
            <b>Max-Age {count(maxAge)}</b>
          </div>
        ))}
        {rows.map((strategy) => (
          <Fragment key={strategy}>
            <div className={styles.strategy}>{strategies[strategy].title}</div>
            {maxAges.map((maxAge) => (
              <Bar
                key={maxAge}
                lane={resultOf(maxAge)?.lanes.find((lane) => lane.strategy === strategy)}
                title={`${strategies[strategy].title}, Max-Age ${count(maxAge)}`}
                calls={calls}
                maxAge={maxAge}
              />
            ))}
          </Fragment>
        ))}
      </div>
    </div>
  )
}

interface BarProps {
  readonly lane: LaneResult | undefined
  readonly title: string
  readonly calls: number
  readonly maxAge: number
}

function Bar({ lane, title, calls, maxAge }: BarProps) {
  const unit = <span className={styles.unit}>, Max-Age {count(maxAge)}</span>
  if (lane === undefined)
    return (
      <div className={styles.bar}>
        <div className={styles.track} />
        <p className="none">not sent yet{unit}</p>
      </div>
    )
  const { optionsAtBackend, requestsAtBackend } = lane.counts
  const shown = parts.filter((part) => part.of(lane) > 0)
  const told = shown.map((part) => `${count(part.of(lane))} ${part.says}`)
  const label = `${title}: ${told.join(', ') || 'no preflight'}; ${count(requestsAtBackend)} requests at the backend`
  return (
    <div className={styles.bar} role="img" aria-label={label}>
      <div className={styles.track} aria-hidden="true">
        {shown.map((part) => (
          <span
            key={part.says}
            className={classOf(part)}
            data-means={part.means}
            title={`${count(part.of(lane))} ${part.says}`}
            style={{ width: `${(100 * part.of(lane)) / calls}%` }}
          >
            {part.of(lane) >= calls * readableShare && !('isHatched' in part) && count(part.of(lane))}
          </span>
        ))}
      </div>
      <div className={`${styles.track} ${styles.proper}`} data-means="backend" aria-hidden="true">
        {requestsAtBackend > 0 && (
          <span className={styles.part} style={{ width: `${(100 * requestsAtBackend) / calls}%` }} />
        )}
      </div>
      <p aria-hidden="true">
        <b>{count(optionsAtBackend)}</b>{' '}
        {preflightsOf(lane) === 0
          ? 'preflights: none is needed'
          : optionsAtBackend === 1
            ? 'preflight at the backend'
            : 'preflights at the backend'}
        {unit}
      </p>
    </div>
  )
}
