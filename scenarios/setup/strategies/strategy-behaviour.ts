import {
  abilityNeededBy,
  asksEnvironment,
  policyAppliedBy,
  type Environment,
  type Strategy,
} from '../../words/strategy.ts'
import { backendApplying } from '../behaviour/backend-behaviour.ts'
import type { LaneBehaviour } from '../behaviour/lane-behaviour.ts'
import { proxyApplying } from '../behaviour/proxy-behaviour.ts'
import type { Policy } from '../policy/policy.ts'

/** What a lane of a strategy does in an environment, under a policy. */
export function strategyBehaviour(
  lane: { readonly strategy: Strategy; readonly environment: Environment },
  policy: Policy,
): LaneBehaviour {
  const by = policyAppliedBy(lane)
  const isInBackend = by === 'backend' || by === 'both'
  const asks = asksEnvironment(lane.strategy)
  return {
    backend: {
      ...backendApplying(isInBackend || asks ? policy : null),
      corsBy: asks ? (isInBackend ? 'backend' : 'proxy') : null,
    },
    proxy: {
      ...proxyApplying(by === 'proxy' || by === 'both' ? policy : null),
      removesBackendHeaders: by !== 'both',
      keepsPreflights: abilityNeededBy(lane.strategy) === 'canKeepPreflights',
    },
  }
}
