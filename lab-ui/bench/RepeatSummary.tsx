import { emptyTally, tallySentence, type Tally } from '../../scenarios/outcome/tally.ts'
import type { Lane } from '../../scenarios/words/stage.ts'
import type { RepeatRun } from './use-repeat.ts'

interface RepeatSummaryProps {
  readonly repeat: RepeatRun
  readonly titleOf: (lane: Lane) => string
  readonly onClose: () => void
}

/** Chromium's preflight cache keeps about a thousand entries, and throws out any of them beyond that. */
const manyEntries = 900

const rows: readonly (readonly [name: string, value: (tally: Tally, lane: Lane) => string])[] = [
  ['Outcomes', (tally) => tallySentence(tally) || '—'],
  [
    'OPTIONS seen by the proxy',
    (tally, { engine }) => (engine === null ? '—' : String(tally.optionsAtProxy)),
  ],
  ['OPTIONS seen by the backend', (tally) => String(tally.optionsAtBackend)],
  ['Requests done by the backend', (tally) => String(tally.requestsAtBackend)],
  ['Changes that it made', (tally) => String(tally.work)],
]

/** What many attempts came to: a row a fact, a column a lane. */
export function RepeatSummary({ repeat, titleOf, onClose }: RepeatSummaryProps) {
  const { stage, request, times, tallies, isRunning, wasStopped } = repeat
  const tallyOf = ({ id }: Lane) => tallies[id] ?? emptyTally
  const done = Math.min(...stage.lanes.map((lane) => tallyOf(lane).attempts))
  return (
    <section className="panel repeat-summary" aria-label="Repeat">
      <table>
        <caption>
          {request.method} {request.path}, cold, {times} times in each lane
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">What was counted</span>
            </th>
            {stage.lanes.map((lane) => (
              <th key={lane.id} scope="col">
                {titleOf(lane)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {stage.lanes.map((lane) => (
                <td key={lane.id}>{value(tallyOf(lane), lane)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status" aria-busy={isRunning}>
        {isRunning
          ? `${done} of ${times} attempts counted in every lane.`
          : wasStopped
            ? `Stopped after ${done} of ${times} attempts.`
            : `All ${times} attempts of every lane are counted.`}
      </p>
      {stage.lanes.length * times > manyEntries && (
        <p className="none">
          Chromium remembers about 1,000 preflights and drops others at random beyond; these were all cold, so
          the counts hold.
        </p>
      )}
      <button type="button" className="button small" onClick={onClose}>
        {isRunning ? 'Stop and close' : 'Close'}
      </button>
    </section>
  )
}
