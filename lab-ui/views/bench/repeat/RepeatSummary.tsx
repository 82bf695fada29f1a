import type { CSSProperties } from 'react'
import { manyCacheEntries } from '../../../../scenarios/fetch-standard/cache/chromium-cache-limits.ts'
import { repeatSentence } from '../../../../scenarios/runs/sentences/repeat-sentence.ts'
import { tallySentence } from '../../../../scenarios/runs/outcome/tally.ts'
import type { Lane } from '../../../../scenarios/setup/stage.ts'
import { emptyLaneTally, type LaneTally } from '../../../attempt/repeat/repeat-counts.ts'
import { Button } from '../../../controls/Button.tsx'
import { milliseconds } from '../../../../scenarios/words/milliseconds.ts'
import { attemptSentence, fillsPreflightCache, repeatEnd } from './repeat-words.ts'
import type { RepeatRun } from './use-repeat.ts'
import styles from './repeat-summary.module.css'

interface RepeatSummaryProps {
  readonly repeat: RepeatRun
  readonly titleOf: (lane: Lane) => string
  /** Sends the same request as often again. */
  readonly onAgain: (isWarm: boolean) => void
  /** Shows the last attempt of every lane in the grid; null while a lane has none. */
  readonly onShowLast: (() => void) | null
  readonly onClose: () => void
}

interface Row {
  readonly key: string
  readonly name: string
  readonly valueOf: (tally: LaneTally) => string
  /** A row of the proxy's is a dash where there is none. */
  readonly isOfProxy?: boolean
}

const count = (value: number) => value.toLocaleString('en')

const rows: readonly Row[] = [
  { key: 'outcomes', name: 'Outcomes', valueOf: (tally) => tallySentence(tally) || '—' },
  {
    key: 'options-at-proxy',
    name: 'OPTIONS seen by the proxy',
    valueOf: ({ optionsAtProxy }) => count(optionsAtProxy),
    isOfProxy: true,
  },
  {
    key: 'options-at-backend',
    name: 'OPTIONS seen by the backend',
    valueOf: ({ optionsAtBackend }) => count(optionsAtBackend),
  },
  {
    key: 'spared',
    name: 'Preflights spared by the browser',
    valueOf: ({ sparedPreflights }) => count(sparedPreflights),
  },
  {
    key: 'requests-at-proxy',
    name: 'Requests seen by the proxy',
    valueOf: ({ requestsAtProxy }) => count(requestsAtProxy),
    isOfProxy: true,
  },
  {
    key: 'requests-at-backend',
    name: 'Requests seen by the backend',
    valueOf: ({ requestsAtBackend }) => count(requestsAtBackend),
  },
  { key: 'work', name: 'Changes by the backend', valueOf: ({ work }) => count(work) },
  { key: 'errors', name: 'Errors on the wire', valueOf: ({ errors }) => count(errors) },
  {
    key: 'median',
    name: 'Time by the page, median',
    valueOf: ({ durations }) => (durations === null ? '—' : milliseconds(durations.medianMs)),
  },
  {
    key: '95th-percentile',
    name: 'Time by the page, 95th percentile',
    valueOf: ({ durations }) => (durations === null ? '—' : milliseconds(durations.p95Ms)),
  },
]

/** What many attempts came to: a row a fact, a column a lane. The numbers rise while it runs. */
export function RepeatSummary({ repeat, titleOf, onAgain, onShowLast, onClose }: RepeatSummaryProps) {
  const { stage, request, times, isWarm, isRunning, tallies } = repeat
  const lanes = stage.lanes.map((lane) => ({
    lane,
    title: titleOf(lane),
    tally: tallies[lane.id] ?? emptyLaneTally,
  }))
  const unit = times === 1 ? 'time' : 'times'
  return (
    <section className={`panel ${styles.repeatSummary}`} aria-label="Repeat" aria-busy={isRunning}>
      <table style={{ '--count': lanes.length } as CSSProperties}>
        <caption>
          {request.method} {request.path}, {isWarm ? 'warm' : 'cold'}, {count(times)} {unit} in each lane
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">What was counted</span>
            </th>
            {lanes.map(({ lane, title }) => (
              <th key={lane.id} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, valueOf, isOfProxy = false }) => (
            <tr key={key} data-fact={key}>
              <th scope="row">{name}</th>
              {lanes.map(({ lane, tally }) => (
                <td key={lane.id}>{isOfProxy && lane.engine === null ? '—' : valueOf(tally)}</td>
              ))}
            </tr>
          ))}
          {lanes.some(({ tally }) => tally.firstOther !== null) && (
            <tr>
              <th scope="row">The first that ended otherwise</th>
              {lanes.map(({ lane, tally: { firstOther } }) => (
                <td key={lane.id}>{firstOther === null ? '—' : attemptSentence(request, firstOther)}</td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
      <p>{repeatSentence(lanes) || 'None is counted yet.'}</p>
      {/* Said once, at its end: nobody wants to hear the counts rise. */}
      <p role="status">{isRunning ? '' : repeatEnd(repeat)}</p>
      {fillsPreflightCache(repeat) && (
        <p className="none">
          More than {manyCacheEntries} answers to preflights came, each for a URL of its own. Chromium
          remembers about 1,000 and drops any of them beyond, so an earlier attempt sent again warm may have
          its preflight again.
        </p>
      )}
      <p className={styles.line}>
        <Button isOff={isRunning} onClick={() => onAgain(true)}>
          Repeat warm
        </Button>
        <Button isOff={isRunning} onClick={() => onAgain(false)}>
          Repeat cold
        </Button>
        <Button isOff={isRunning || onShowLast === null} onClick={() => onShowLast?.()}>
          Show the last attempts
        </Button>
        <Button isQuiet onClick={onClose}>
          {isRunning ? 'Stop and close' : 'Close'}
        </Button>
      </p>
    </section>
  )
}
