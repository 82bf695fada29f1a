import { mistakes, needsNginx, type Mistake } from '../../scenarios/mistakes/mistakes.ts'
import type { Policy } from '../../scenarios/policy/policy.ts'
import type { LaneRequest, StageRequest } from '../../scenarios/stage/stage-request.ts'
import { policyRemark } from '../../scenarios/strategies/policy-remark.ts'
import type { EngineName, LaneEngine } from '../../scenarios/words/engine.ts'
import {
  engineNeededBy,
  policyAppliedBy,
  strategies,
  type Environment,
  type Strategy,
} from '../../scenarios/words/strategy.ts'
import type { BackendPart } from '../backend/create-app.ts'

/** All that decides how one lane behaves. */
export interface LaneSetup {
  readonly id: string
  readonly strategy: Strategy
  readonly environment: Environment
  /** Null where no proxy stands in the lane. */
  readonly engine: LaneEngine | null
  readonly mistakes: readonly Mistake[]
  /** Whether the proxy keeps the backend's /catalogue in a cache of its own. */
  readonly caches: boolean
  /** Why the stage's policy makes little sense in this lane; empty when it does make sense. */
  readonly remark: string
  /** Named for stage and lane, since cookies ignore ports: the backends of all lanes share one jar. */
  readonly cookieName: string
  readonly backend: BackendPart
  /** Not looked at where there is no proxy. */
  readonly proxy: ProxyPart
}

/** What the proxy of a lane does about CORS. */
interface ProxyPart {
  /** What it applies; null when it knows nothing of CORS, and passes everything through. */
  readonly policy: Policy | null
  /** What it would apply if the lane made no mistake. */
  readonly intendedPolicy: Policy | null
  /** What is wrong in its text on purpose. */
  readonly mistakes: readonly Mistake[]
  /** Whether it keeps the backend's answers to preflights. */
  readonly keepsPreflights: boolean
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
  const { strategy, mistakes: made = [] } = lane
  const environment = lane.environment ?? strategies[strategy].environment
  const hasProxy = environment === 'deployed'
  const caches = hasProxy && (lane.caches === true || made.includes('no-vary'))
  const usualEngine =
    engineNeededBy(strategy) ?? (caches || needsNginx({ strategy, mistakes: made }) ? 'nginx' : defaultEngine)
  return {
    strategy,
    environment,
    engine: hasProxy ? (lane.engine ?? usualEngine) : strategy === 'same-origin' ? 'vite' : null,
    mistakes: made,
    caches,
    remark: policyRemark(policy, { strategy, environment }),
    backend: backendPart(strategy, environment, made, policy),
    proxy: proxyPart(strategy, environment, made, policy),
  }
}

function backendPart(
  strategy: Strategy,
  environment: Environment,
  made: readonly Mistake[],
  policy: Policy,
): BackendPart {
  const isIn = isAppliedIn('backend', strategy, environment)
  // A hybrid's code is the same wherever it runs; its environment tells it what to do.
  const isTold = strategy === 'hybrid' || strategy === 'both'
  const intendedPolicy = isIn || isTold ? policy : null
  return {
    policy: made.includes('both-layers') ? policy : intendedPolicy,
    intendedPolicy,
    mistakes: strategy === 'backend' ? made : [],
    corsBy: isTold ? (isIn ? 'backend' : 'proxy') : null,
    intendedCorsBy: isTold ? (environment === 'deployed' ? 'proxy' : 'backend') : null,
  }
}

function proxyPart(
  strategy: Strategy,
  environment: Environment,
  made: readonly Mistake[],
  policy: Policy,
): ProxyPart {
  const intendedPolicy = isAppliedIn('proxy', strategy, environment) ? policy : null
  return {
    policy: made.includes('both-layers') ? policy : intendedPolicy,
    intendedPolicy,
    mistakes: strategy === 'both' ? ['both-layers'] : made.filter((each) => isNginxs(each, strategy)),
    keepsPreflights: strategy === 'backend+proxy-cache',
  }
}

function isAppliedIn(side: 'backend' | 'proxy', strategy: Strategy, environment: Environment): boolean {
  const by = policyAppliedBy({ strategy, environment })
  return by === side || by === 'both'
}

function isNginxs(mistake: Mistake, strategy: Strategy): boolean {
  const by: { readonly [each in Strategy]?: string } = mistakes[mistake].by
  return by[strategy] !== 'backend'
}
