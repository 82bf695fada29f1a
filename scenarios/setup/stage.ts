import type { Mistake } from './mistakes/mistakes.ts'
import type { Policy } from './policy/policy.ts'
import type { LaneEngine } from '../words/engine.ts'
import type { Environment, Strategy } from '../words/strategy.ts'

/** A file that a lane runs from: configuration or code, word for word. */
export interface RunningFile {
  readonly name: string
  readonly language: string
  readonly text: string
  /** The text without the lane's deliberate mistakes, where it has some; for the difference to be shown. */
  readonly intended?: string | undefined
}

/** What of a lane can be stopped and started. */
export type LanePart = 'backend' | 'proxy'

/** A running setup, at an origin of its own. */
export interface Lane {
  readonly id: string
  readonly strategy: Strategy
  readonly environment: Environment
  /** Null where no proxy stands in the lane. */
  readonly engine: LaneEngine | null
  readonly mistakes: readonly Mistake[]
  /** Whether the proxy keeps the backend's /catalogue in a cache of its own; never said of a lane that cannot. */
  readonly caches?: boolean | undefined
  readonly url: string
  readonly processes: readonly { readonly name: string; readonly pid: number }[]
  readonly files: readonly RunningFile[]
  readonly state: 'up' | 'down'
  /** The parts that are down; left out when none is. */
  readonly down?: readonly LanePart[] | undefined
  /** How long the backend waits before it looks at a request, as a fault on purpose; left out for not at all. */
  readonly backendDelayMs?: number | undefined
  /** Milliseconds from nothing until all of its processes listened, when its setup was started last. */
  readonly readyInMs?: number | undefined
  /** Why the lane is down and what to do, or what is noteworthy while it is up; else empty. */
  readonly message: string
  /** Why the stage's policy makes little sense in it; left out where it does make sense. */
  readonly remark?: string | undefined
}

/** The lanes that stand side by side under one policy, at addresses that stay. */
export interface Stage {
  readonly id: string
  readonly policy: Policy
  readonly lanes: readonly Lane[]
}
