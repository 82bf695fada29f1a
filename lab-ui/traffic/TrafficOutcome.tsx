import { trafficCommandLine } from '../../scenarios/traffic/experiment/traffic-command.ts'
import { trafficCsv } from '../../scenarios/traffic/results/traffic-csv.ts'
import { trafficNotes, trafficSentence } from '../../scenarios/traffic/results/traffic-sentences.ts'
import type { EngineName } from '../../scenarios/words/engine.ts'
import { Button } from '../controls/Button.tsx'
import { CopyText } from '../controls/CopyText.tsx'
import { saveFile } from '../history/save-file.ts'
import { TrafficTable } from './TrafficTable.tsx'
import { runTrace } from './run-trace.ts'
import type { TrafficRun } from './use-traffic.ts'

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
    <div className="traffic-outcome">
      {/* Said once, at its end: nobody wants to hear the counts rise. */}
      <p role="status">{isRunning ? '' : end}</p>
      {!isRunning && (
        <>
          {results.map((result) => (
            <div key={result.maxAgeSeconds} className="reading">
              <p>{trafficSentence(result)}</p>
              {trafficNotes(result).map((note) => (
                <p key={note} className="note">
                  {note}
                </p>
              ))}
            </div>
          ))}
          <p className="line">
            <Button isOff={results.length === 0} onClick={save}>
              Save as CSV
            </Button>
            <CopyText text={window.location.href} name="Copy link" />
            <CopyText text={trafficCommandLine(spec, engine)} name="Copy the same for the terminal" />
          </p>
          <p className="trace">{runTrace(startedAt, seconds)}</p>
        </>
      )}
      {results.map((result) => (
        <TrafficTable key={result.maxAgeSeconds} result={result} />
      ))}
    </div>
  )
}
