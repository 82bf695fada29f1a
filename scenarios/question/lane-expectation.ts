import { differing, type Difference } from '../runs/comparison/difference.ts'
import type { Lane } from '../setup/stage.ts'
import { backendSpeaksOfCors, laneCost } from './lane-cost.ts'

/** What the lane of a cell is expected to be made of, whatever is sent to it. What is left out may be anything. */
export interface LaneExpectation {
  /** Whether the code of the backend speaks of CORS. */
  readonly backendSpeaksOfCors?: boolean
  /** How many processes run. */
  readonly processes?: number
  /** How many files speak of CORS. */
  readonly filesAboutCors?: number
}

/** Where a lane is made of something else than was expected; empty where it is as expected. */
export function compareLane(expected: LaneExpectation, lane: Lane): readonly Difference[] {
  const { processes, speakOfCors } = laneCost(lane)
  return [
    ...differing({
      part: 'CORS in the backend’s code',
      expected: expected.backendSpeaksOfCors,
      seen: backendSpeaksOfCors(lane),
    }),
    ...differing({ part: 'processes', expected: expected.processes, seen: processes.length }),
    ...differing({
      part: 'files with the policy',
      expected: expected.filesAboutCors,
      seen: speakOfCors.length,
    }),
  ]
}
