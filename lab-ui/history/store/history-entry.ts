import { outcomeOf } from '../../../scenarios/runs/outcome/outcome-of.ts'
import type { Outcome } from '../../../scenarios/words/outcome.ts'
import { mayHaveBody, type PageRequest } from '../../../scenarios/words/page-request.ts'
import type { LaneRun, Run } from '../../attempt/run/run.ts'
import { laneTitle } from '../../judged/lane-title.ts'

/** A run as the history lists it: enough to know it again, little enough to have hundreds at hand. */
export interface HistoryEntry {
  readonly id: string
  readonly number: number
  /** Method and path are cut where they are very long. */
  readonly method: string
  readonly path: string
  /** What sets the request apart from most, each in a word: a foreign page origin, a mode, a content type. */
  readonly apart: readonly string[]
  readonly isWarm: boolean
  /** Milliseconds since the epoch. */
  readonly sentAtMs: number
  readonly lanes: readonly {
    readonly title: string
    /** Null where it is not known: the lab could not send, or the witnesses could not be asked. */
    readonly outcome: Outcome | null
  }[]
  /** Whether it came from a file. It stays so for ever: a recorded run is never shown as one that was sent here. */
  readonly recorded: boolean
  /** The name of that file; null for a run that was sent here. */
  readonly importedFrom: string | null
}

const longestShown = 200

/** A run as the history lists it. `importedFrom` is the name of the file that it came from, or null. */
export function entryOf(run: Run, importedFrom: string | null, dashboardOrigin: string): HistoryEntry {
  const { id, number, request, isWarm, sentAtMs, lanes } = run
  return {
    id,
    number,
    method: request.method.slice(0, longestShown),
    path: request.path.slice(0, longestShown),
    apart: apart(request, dashboardOrigin),
    isWarm,
    sentAtMs,
    lanes: lanes.map((laneRun) => ({
      title: laneTitle(laneRun.lane, laneRun.name),
      outcome: outcomeIn(request, laneRun),
    })),
    recorded: importedFrom !== null,
    importedFrom,
  }
}

/** Whether every lane of a run has its result, and its witnesses were asked. Only then is it kept. */
export function isSettled({ lanes }: Run): boolean {
  return lanes.every(
    ({ result, seen, lookUpError }) => result !== null && (seen !== null || lookUpError !== null),
  )
}

function outcomeIn(request: PageRequest, { result, seen }: LaneRun): Outcome | null {
  return result === null || seen === null ? null : outcomeOf({ request, result, exchanges: seen.exchanges })
}

function apart(request: PageRequest, dashboardOrigin: string): readonly string[] {
  const { origin, method, mode, credentials, contentType } = request
  const usualType = contentType === '' || contentType === 'application/json' || !mayHaveBody(method)
  return [
    origin === dashboardOrigin ? '' : origin === 'null' ? 'origin null' : origin.replace(/^https?:\/\//, ''),
    mode === 'cors' ? '' : mode,
    credentials === 'same-origin' ? '' : credentials,
    usualType ? '' : contentType,
  ].flatMap((each) => (each === '' ? [] : [each.slice(0, longestShown)]))
}
