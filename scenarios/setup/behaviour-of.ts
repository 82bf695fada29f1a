import { strategyMeantBy } from '../words/strategy.ts'
import type { LaneBehaviour } from './behaviour/lane-behaviour.ts'
import { mistakes, withMistakes } from './mistakes/mistakes.ts'
import type { Policy } from './policy/policy.ts'
import type { Lane } from './stage.ts'
import { layerThatApplies } from './strategies/layer-that-applies.ts'
import { strategyBehaviour } from './strategies/strategy-behaviour.ts'

/** What of a lane decides what its layers do about CORS. */
export type SetUp = Pick<Lane, 'strategy' | 'environment' | 'mistakes' | 'caches'>

/** What the layers of a lane do about CORS under a policy, its mistakes included. */
export function behaviourOf(lane: SetUp, policy: Policy): LaneBehaviour {
  const right = { policy, appliedBy: layerThatApplies(lane) } as const
  return withMistakes(lane.mistakes, withCache(lane, strategyBehaviour(lane, policy)), right)
}

/** What they would do if the lane made no mistake. */
export function intendedBehaviourOf(lane: SetUp, policy: Policy): LaneBehaviour {
  const { strategy, environment } = lane
  return withCache(lane, strategyBehaviour({ strategy: strategyMeantBy(strategy), environment }, policy))
}

/** The cache is no mistake, even where a mistake needs it to be seen. */
function withCache(lane: SetUp, { backend, proxy }: LaneBehaviour): LaneBehaviour {
  const isNeeded = lane.mistakes.some((each) => mistakes[each].needsCache === true)
  const caches = lane.environment === 'deployed' && (lane.caches === true || isNeeded)
  return { backend, proxy: { ...proxy, caches } }
}
