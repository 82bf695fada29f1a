import type { LaneEngine } from '../../words/engine.ts'
import type { Environment, Strategy } from '../../words/strategy.ts'
import type { TrafficCounts } from './lane-traffic.ts'

/** What traffic came to in one lane. */
export interface LaneResult {
  readonly strategy: Strategy
  readonly environment: Environment
  readonly engine: LaneEngine | null
  readonly counts: TrafficCounts
}

/** What traffic came to under one Max-Age. */
export interface TrafficResult {
  readonly maxAgeSeconds: number
  readonly lanes: readonly LaneResult[]
}
