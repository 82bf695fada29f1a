import type { Policy } from '../policy/policy.ts'
import type { OriginComparison } from './origin-comparison.ts'

/** Who answers for CORS, as the environment of a backend says it where its code asks: the value of CORS_BY. */
export type CorsBy = 'backend' | 'proxy'

/** What a backend does about CORS. The code that it runs and the prediction of its answers follow from it. */
export interface BackendBehaviour {
  /** The policy that its code applies; null for code that knows nothing of CORS. */
  readonly policy: Policy | null
  readonly comparesOrigin: OriginComparison
  readonly sendsVary: boolean
  /** What its environment says of who answers for CORS; null for code that does not ask. */
  readonly corsBy: CorsBy | null
}

/** A backend that applies a policy as it should, or, for null, knows nothing of CORS. */
export const backendApplying = (policy: Policy | null): BackendBehaviour => ({
  policy,
  comparesOrigin: 'exact',
  sendsVary: true,
  corsBy: null,
})

/** What a backend applies as it runs: its code may have a policy that its environment tells it to leave to the proxy. */
export const policyApplied = ({ policy, corsBy }: BackendBehaviour): Policy | null =>
  corsBy === 'proxy' ? null : policy
