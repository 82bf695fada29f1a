import { Button } from '../../controls/Button.tsx'
import { CopyText } from '../../controls/CopyText.tsx'
import { saveFile } from '../../controls/save-file.ts'
import { trafficCommandLine } from '../../../scenarios/traffic/experiment/traffic-command.ts'
import { trafficCsv } from '../../../scenarios/traffic/results/traffic-csv.ts'
import { trafficNotes, trafficSentence } from '../../../scenarios/traffic/results/traffic-sentences.ts'
import type { EngineName } from '../../../scenarios/words/engine.ts'
import { TrafficTable } from './TrafficTable.tsx'
import { runTrace } from './run-trace.ts'
import type { TrafficRun } from './use-traffic.ts'
import styles from './traffic.module.css'

interface TrafficOutcomeProps {
  readonly run: TrafficRun
  /** How far it has come. */
  readonly progress: string
  readonly engine: EngineName
}

/** What an experiment came to, in words and numbers, and where the figures come from. */
export function TrafficOutcome({ run, progress, engine }: TrafficOutcomeProps) {
  const { results, spec, isRunning, stoppedBecause, startedAt, seconds } = run
  const isCut = results.some(({ lanes }) => lanes.some(({ counts }) => counts.isGone))
  const end =
    stoppedBecause !== null
      ? `Stopped after ${progress}. ${stoppedBecause}`
      : isCut
        ? `Ended after ${progress}: a lane was given up.`
        : `All are counted: ${progress}.`
  const save = () => saveFile(new File([trafficCsv(results)], 'traffic.csv', { type: 'text/csv' }))
  return (
    <div className={styles.trafficOutcome} data-part="outcome">
      {/* Said once, at its end: nobody wants to hear the counts rise. */}
      <p role="status" data-part="progress">
        {isRunning ? '' : end}
      </p>
      {!isRunning && (
        <>
          {results.map((result) => (
            <div key={result.maxAgeSeconds} className={styles.reading}>
              <p>{trafficSentence(result)}</p>
              {trafficNotes(result).map((note) => (
                <p key={note} className={styles.note} data-part="note">
                  {note}
                </p>
              ))}
            </div>
          ))}
          <p className={styles.line}>
            <Button isOff={results.length === 0} onClick={save}>
              Save as CSV
            </Button>
            <CopyText text={window.location.href} name="Copy link" />
            <CopyText text={trafficCommandLine(spec, engine)} name="Copy the same for the terminal" />
          </p>
          <p className={styles.trace}>{runTrace(startedAt, seconds)}</p>
        </>
      )}
      {results.map((result) => (
        <TrafficTable key={result.maxAgeSeconds} result={result} />
      ))}
    </div>
  )
}
