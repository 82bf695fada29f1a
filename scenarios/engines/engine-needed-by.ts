import { engineNames, type EngineName } from '../words/engine.ts'
import { abilityNeededBy, type Strategy } from '../words/strategy.ts'
import { engines } from './engines.ts'

/** The engine that can stand as the proxy of a lane with this strategy; null where every one can. */
export function engineNeededBy(strategy: Strategy): EngineName | null {
  const ability = abilityNeededBy(strategy)
  return ability === null ? null : (engineNames.find((name) => engines[name][ability]) ?? null)
}
