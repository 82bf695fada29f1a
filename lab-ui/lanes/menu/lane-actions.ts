import type { Mistake } from '../../../scenarios/setup/mistakes/mistakes.ts'
import type { AllowingPolicy } from '../../../scenarios/explain/fixes/allowing-policy.ts'
import type { LanePart } from '../../../scenarios/setup/stage.ts'
import type { Environment } from '../../../scenarios/words/strategy.ts'
import { createContext, useContext } from 'react'

/** What can be done with the lanes of a stage; each is done at once, and what went wrong is said by the bench. */
export interface LaneActions {
  rename(laneId: string, name: string): void
  /** By one place; -1 is to the left. */
  move(laneId: string, by: -1 | 1): void
  remove(laneId: string): void
  /** Resolves when the lane runs so, or when it was said why not. */
  setMistakes(laneId: string, mistakes: readonly Mistake[]): Promise<void>
  /** Where these lanes stand from now on, without what they cannot have there. */
  setEnvironment(laneIds: readonly string[], environment: Environment): void
  setRunning(laneId: string, part: LanePart, isRunning: boolean): void
  /** 0 takes the delay away. */
  delayBackend(laneId: string, ms: number): void
  /** For all lanes of the stage; can be undone. */
  mendPolicy(fix: AllowingPolicy): void
  readonly canRemove: boolean
}

const Context = createContext<LaneActions | null>(null)

export const LaneActionsProvider = Context.Provider

/** Null where lanes are only looked at: in a recorded run, or while two are compared. */
export const useLaneActions = (): LaneActions | null => useContext(Context)
