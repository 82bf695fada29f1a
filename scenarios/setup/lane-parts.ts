import { mistakes, type Mistake } from './mistakes/mistakes.ts'
import type { Policy } from './policy/policy.ts'
import type { Lane } from './stage.ts'
import { policyAppliedBy, type Strategy } from '../words/strategy.ts'

/** Who answers for CORS, as the environment of a backend says it where its code asks: the value of CORS_BY. */
export type CorsBy = 'backend' | 'proxy'

/** What a backend runs from, and what it would run from if it made no mistake. */
export interface BackendPart {
  readonly policy: Policy | null
  readonly mistakes: readonly Mistake[]
  /** What its environment says of who answers for CORS; null for code that does not ask. */
  readonly corsBy: CorsBy | null
  readonly intendedPolicy: Policy | null
  readonly intendedCorsBy: CorsBy | null
}

/** What the proxy of a lane does about CORS. */
export interface ProxyPart {
  /** What it applies; null when it knows nothing of CORS, and passes everything through. */
  readonly policy: Policy | null
  /** What it would apply if the lane made no mistake. */
  readonly intendedPolicy: Policy | null
  /** What is wrong in its text on purpose. */
  readonly mistakes: readonly Mistake[]
  /** Whether it keeps the backend's answers to preflights. */
  readonly keepsPreflights: boolean
}

/** What of a lane decides who applies the policy. */
type SetUp = Pick<Lane, 'strategy' | 'environment' | 'mistakes'>

/** What the backend of a lane does under a policy. */
export function backendPart(lane: SetUp, policy: Policy): BackendPart {
  const { strategy, environment, mistakes: made } = lane
  const isIn = isAppliedIn('backend', lane)
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

/** What a backend applies as it runs: its code may have a policy that its environment tells it to leave to the proxy. */
export const policyApplied = ({ policy, corsBy }: BackendPart): Policy | null =>
  corsBy === 'proxy' ? null : policy

/** What its proxy does, where it has one. */
export function proxyPart(lane: SetUp, policy: Policy): ProxyPart {
  const { strategy, mistakes: made } = lane
  const intendedPolicy = isAppliedIn('proxy', lane) ? policy : null
  return {
    policy: made.includes('both-layers') ? policy : intendedPolicy,
    intendedPolicy,
    mistakes: strategy === 'both' ? ['both-layers'] : made.filter((each) => isOfProxy(each, strategy)),
    keepsPreflights: strategy === 'backend+proxy-cache',
  }
}

function isAppliedIn(side: 'backend' | 'proxy', lane: SetUp): boolean {
  const by = policyAppliedBy(lane)
  return by === side || by === 'both'
}

function isOfProxy(mistake: Mistake, strategy: Strategy): boolean {
  const by: { readonly [each in Strategy]?: string } = mistakes[mistake].by
  return by[strategy] !== 'backend'
}
