import type { Mistake } from '../../scenarios/setup/mistakes/mistakes.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import { behaviourOf, intendedBehaviourOf } from '../../scenarios/setup/behaviour-of.ts'
import type { LaneBehaviour } from '../../scenarios/setup/behaviour/lane-behaviour.ts'
import type { LaneRequest, StageRequest } from '../../scenarios/setup/stage-request.ts'
import { policyRemark } from '../../scenarios/setup/strategies/policy-remark.ts'
import type { EngineName, LaneEngine } from '../../scenarios/words/engine.ts'
import { engineBroughtBy } from '../../scenarios/engines/engine-brought-by.ts'
import { engineNeededBy } from '../../scenarios/engines/engine-needed-by.ts'
import { strategies, type Environment, type Strategy } from '../../scenarios/words/strategy.ts'

/** All that decides how one lane behaves. */
export interface LaneSetup {
  readonly id: string
  readonly strategy: Strategy
  readonly environment: Environment
  /** Null where no proxy stands in the lane. */
  readonly engine: LaneEngine | null
  readonly mistakes: readonly Mistake[]
  /** Why the stage's policy makes little sense in this lane; empty when it does make sense. */
  readonly remark: string
  /** Named for stage and lane, since cookies ignore ports: the backends of all lanes share one jar. */
  readonly cookieName: string
  readonly behaviour: LaneBehaviour
  /** What it would do if it made no mistake. */
  readonly intended: LaneBehaviour
}

/**
 * The setups of a stage's lanes, in order. A lane is named for its strategy; the second of a kind is
 * `backend-2`. What the request leaves open follows from the strategy.
 */
export function laneSetupsOf(
  stage: string,
  request: StageRequest,
  defaultEngine: EngineName,
): readonly LaneSetup[] {
  const seen = new Map<Strategy, number>()
  return request.lanes.map((lane) => {
    const nth = (seen.get(lane.strategy) ?? 0) + 1
    seen.set(lane.strategy, nth)
    // Travels in Referer and in a cookie's name, where a plus would be no plain character.
    const kind = lane.strategy.replaceAll('+', '-')
    const id = nth === 1 ? kind : `${kind}-${nth}`
    return { ...laneSetup(lane, request.policy, defaultEngine), id, cookieName: `session-${stage}-${id}` }
  })
}

function laneSetup(
  lane: LaneRequest,
  policy: Policy,
  defaultEngine: EngineName,
): Omit<LaneSetup, 'id' | 'cookieName'> {
  const { strategy, mistakes = [], caches } = lane
  const environment = lane.environment ?? strategies[strategy].environment
  const setup = { strategy, environment, mistakes, caches }
  const hasProxy = environment === 'deployed'
  const usualEngine = engineNeededBy(strategy) ?? defaultEngine
  return {
    strategy,
    environment,
    engine: hasProxy ? (lane.engine ?? usualEngine) : engineBroughtBy(strategy, environment),
    mistakes,
    remark: policyRemark(policy, { strategy, environment }),
    behaviour: behaviourOf(setup, policy),
    intended: intendedBehaviourOf(setup, policy),
  }
}
