import { laneEngineNames, type LaneEngine } from '../words/engine.ts'
import type { Environment, Strategy } from '../words/strategy.ts'
import { laneEngines } from './engines.ts'

/** What a lane of this strategy brings along by itself in an environment; null where it brings nothing. */
export function engineBroughtBy(strategy: Strategy, environment: Environment): LaneEngine | null {
  if (environment === 'deployed') return null
  return laneEngineNames.find((name) => laneEngines[name].broughtBy === strategy) ?? null
}
