import type { Policy } from '../policy/policy.ts'
import type { OriginComparison } from './origin-comparison.ts'

/**
 * What a proxy does about CORS. An engine writes it as its configuration, and the prediction of its answers follows from
 * it. Without a policy it passes everything through, and only the last two are looked at.
 */
export interface ProxyBehaviour {
  /** The policy that it applies: it answers preflights itself. Null for a proxy that knows nothing of CORS. */
  readonly policy: Policy | null
  readonly comparesOrigin: OriginComparison
  readonly sendsVary: boolean
  /** On which responses its headers are, its answers to preflights included. */
  readonly headersOn: 'every-response' | 'successes'
  /** Whether nothing but its answers to preflights has its headers. */
  readonly headersOnlyOnPreflights: boolean
  /** Whether it takes the backend's CORS headers away, so that its own are the only ones. */
  readonly removesBackendHeaders: boolean
  /** Whether it keeps the backend's answers to preflights; an engine that cannot is never asked to. */
  readonly keepsPreflights: boolean
  /** Whether it keeps the backend's /catalogue in a cache of its own. */
  readonly caches: boolean
}

/** A proxy that applies a policy as it should, or, for null, passes everything through. It keeps nothing. */
export const proxyApplying = (policy: Policy | null): ProxyBehaviour => ({
  policy,
  comparesOrigin: 'exact',
  sendsVary: true,
  headersOn: 'every-response',
  headersOnlyOnPreflights: false,
  removesBackendHeaders: true,
  keepsPreflights: false,
  caches: false,
})
