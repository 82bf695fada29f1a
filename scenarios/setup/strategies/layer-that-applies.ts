import { policyAppliedBy, type Environment, type Strategy } from '../../words/strategy.ts'
import type { LaneBehaviour } from '../behaviour/lane-behaviour.ts'

/** The layer of a lane that is meant to apply the policy, and in which a mistake about applying it is made. */
export const layerThatApplies = (lane: {
  readonly strategy: Strategy
  readonly environment: Environment
}): keyof LaneBehaviour => (policyAppliedBy(lane) === 'proxy' ? 'proxy' : 'backend')
