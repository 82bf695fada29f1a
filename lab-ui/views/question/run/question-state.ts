import type { Round } from '../../../../scenarios/question/rounds.ts'
import type { EngineFacts } from '../../../../scenarios/words/engine.ts'
import type { Stage } from '../../../../scenarios/setup/stage.ts'
import type { Environment } from '../../../../scenarios/words/strategy.ts'
import type { Run } from '../../../attempt/run/run.ts'

type Runs = Readonly<Partial<Record<Round, Run>>>

/** One half of the table: its stage, and what was sent to it. */
export interface HalfState {
  readonly stage: Stage | null
  readonly runs: Runs
  /** Why there is no stage, or why it could not be sent to; null while nothing is wrong. */
  readonly failure: string | null
}

/** All that the page knows of what it sends. */
export interface QuestionState {
  readonly halves: Readonly<Record<Environment, HalfState>>
  readonly engines: readonly EngineFacts[]
  readonly isSending: boolean
  /** Counts how often all was sent to the end. */
  readonly sentCount: number
  readonly endedAt: Date | null
  readonly tookMs: number
}

export const emptyHalf: HalfState = { stage: null, runs: {}, failure: null }

export const emptyQuestion: QuestionState = {
  halves: { local: emptyHalf, deployed: emptyHalf },
  engines: [],
  isSending: true,
  sentCount: 0,
  endedAt: null,
  tookMs: 0,
}
