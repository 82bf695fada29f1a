import type { Policy } from '../../scenarios/policy/policy.ts'
import type { LaneRequest, StageRequest } from '../../scenarios/stage/stage-request.ts'
import type { EngineName } from '../../scenarios/words/engine.ts'
import { strategies, type Environment, type Strategy } from '../../scenarios/words/strategy.ts'

/** All that decides how one lane behaves. */
export interface LaneSetup {
  readonly id: string
  readonly strategy: Strategy
  readonly environment: Environment
  /** Null where no proxy stands in the lane. */
  readonly engine: EngineName | null
  readonly mistakes: readonly string[]
  /** Named for stage and lane, since cookies ignore ports: the backends of all lanes share one jar. */
  readonly cookieName: string
  /** What the backend applies; null when it knows nothing of CORS. */
  readonly backendPolicy: Policy | null
  /** What the proxy applies; null when it passes everything through, or does not exist. */
  readonly proxyPolicy: Policy | null
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
    const id = nth === 1 ? lane.strategy : `${lane.strategy}-${nth}`
    return { ...laneSetup(lane, request.policy, defaultEngine), id, cookieName: `session-${stage}-${id}` }
  })
}

function laneSetup(
  lane: LaneRequest,
  policy: Policy,
  defaultEngine: EngineName,
): Omit<LaneSetup, 'id' | 'cookieName'> {
  const { policyAppliedBy, environment: usual } = strategies[lane.strategy]
  const environment = lane.environment ?? usual
  const hasProxy = environment === 'deployed'
  return {
    strategy: lane.strategy,
    environment,
    engine: hasProxy ? (lane.engine ?? defaultEngine) : null,
    mistakes: lane.mistakes ?? [],
    backendPolicy: policyAppliedBy === 'backend' ? policy : null,
    proxyPolicy: hasProxy && policyAppliedBy === 'proxy' ? policy : null,
  }
}
