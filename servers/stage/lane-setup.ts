import { mistakes, needsNginx, type Mistake } from '../../scenarios/mistakes/mistakes.ts'
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
  readonly mistakes: readonly Mistake[]
  /** Whether the proxy keeps the backend's /catalogue in a cache of its own. */
  readonly caches: boolean
  /** Named for stage and lane, since cookies ignore ports: the backends of all lanes share one jar. */
  readonly cookieName: string
  readonly backend: Part
  /** Not looked at where there is no proxy. */
  readonly proxy: Part
}

/** What one side of a lane does about CORS. */
interface Part {
  /** What it applies; null when it knows nothing of CORS, and passes everything through. */
  readonly policy: Policy | null
  /** What it would apply if the lane made no mistake. */
  readonly intendedPolicy: Policy | null
  /** What is wrong in its text on purpose. */
  readonly mistakes: readonly Mistake[]
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
  const { strategy, mistakes: made = [] } = lane
  const { policyAppliedBy, environment: usual } = strategies[strategy]
  const environment = lane.environment ?? usual
  const hasProxy = environment === 'deployed'
  const caches = hasProxy && (lane.caches === true || made.includes('no-vary'))
  const usualEngine = caches || needsNginx({ strategy, mistakes: made }) ? 'nginx' : defaultEngine
  const both = made.includes('both-layers')
  const part = (side: 'backend' | 'proxy'): Part => {
    const intendedPolicy = policyAppliedBy === side && (side === 'backend' || hasProxy) ? policy : null
    return {
      intendedPolicy,
      policy: both ? policy : intendedPolicy,
      mistakes:
        side === 'proxy' ? made.filter((each) => isNginxs(each, strategy)) : strategy === side ? made : [],
    }
  }
  return {
    strategy,
    environment,
    engine: hasProxy ? (lane.engine ?? usualEngine) : null,
    mistakes: made,
    caches,
    backend: part('backend'),
    proxy: part('proxy'),
  }
}

function isNginxs(mistake: Mistake, strategy: Strategy): boolean {
  const by: { readonly [each in Strategy]?: string } = mistakes[mistake].by
  return by[strategy] !== 'backend'
}
