import type { LaneRun, Run } from '../../../attempt/run/run.ts'
import { laneVerdicts, type LaneVerdicts } from '../../../judged/oracle/lane-verdicts.ts'
import { cellId, questionCells, questionRows, type Cell } from '../../../../scenarios/question/cell.ts'
import { rounds, warmAfter, type Round } from '../../../../scenarios/question/rounds.ts'
import { seenOf, type Seen } from '../../../../scenarios/runs/comparison/seen.ts'
import { requestToLane } from '../../../../scenarios/setup/request/request-to-lane.ts'
import type { Lane } from '../../../../scenarios/setup/stage.ts'
import { usualProgram } from '../../../../scenarios/engines/engines.ts'
import { installWords, notFound } from '../../../../scenarios/engines/missing-engine.ts'
import { engineNeededBy } from '../../../../scenarios/engines/engine-needed-by.ts'
import type { HalfState, QuestionState } from './question-state.ts'

/** What one round at a cell came to. */
export interface RoundView {
  readonly run: Run
  readonly laneRun: LaneRun
  /** Null where the witnesses could not be asked. */
  readonly seen: Seen | null
  readonly verdicts: LaneVerdicts
}

/** All that is known of a cell. */
export interface CellView {
  readonly cell: Cell
  /** Null while there is none, and where there can be none. */
  readonly lane: Lane | null
  /** Why there is no lane, or why it was not sent to; null while nothing is wrong. */
  readonly trouble: string | null
  readonly rounds: Readonly<Partial<Record<Round, RoundView>>>
}

export type CellViews = ReadonlyMap<string, CellView>

/** What is known of every cell, by its id. */
export function cellViews(state: QuestionState): CellViews {
  return new Map(questionCells.map((cell) => [cellId(cell), cellView(cell, state.halves[cell.environment])]))
}

function cellView(cell: Cell, { stage, runs, failure }: HalfState): CellView {
  const at = stage?.lanes.findIndex(({ strategy }) => strategy === cell.strategy) ?? -1
  const lane = stage?.lanes[at] ?? null
  const isMissing = stage !== null && lane === null
  return {
    cell,
    lane,
    trouble: failure ?? (isMissing ? missingWords(cell) : null),
    rounds: Object.fromEntries(
      rounds.flatMap((round) => {
        const run = runs[round]
        const laneRun = run?.lanes[at]
        if (run === undefined || laneRun === undefined) return []
        const warm = runs[warmAfter(round)]
        return [[round, roundView(run, laneRun, warm === run ? undefined : warm)] as const]
      }),
    ),
  }
}

function roundView(run: Run, laneRun: LaneRun, warm: Run | undefined): RoundView {
  const { lane, result, seen, hadPreflight } = laneRun
  const isKnown = result !== null && seen !== null
  return {
    run,
    laneRun,
    seen: isKnown ? seenOf({ request: requestToLane(run.request, lane), result, seen, hadPreflight }) : null,
    verdicts: laneVerdicts(run, laneRun, warm === undefined ? [] : [warm]),
  }
}

function missingWords({ strategy }: Cell): string {
  const engine = engineNeededBy(strategy) ?? usualProgram
  return `${notFound(engine)}, and no other engine of the lab does this: ${questionRows[strategy]}. Install it (${installWords(engine)}) and send all again.`
}
