import type { Policy } from '../policy/policy.ts'
import { policyAppliedBy, type Environment, type Strategy } from '../../words/strategy.ts'

/** Why a policy makes little sense in a lane, and what to do: one sentence or two; empty when it does make sense. */
export function policyRemark(
  policy: Policy,
  lane: { readonly strategy: Strategy; readonly environment: Environment },
): string {
  if (policyAppliedBy(lane) === 'nobody') return ''
  if (policy.origins.length === 0) {
    return 'The policy allows no origin, so that every page of another origin is refused, whoever applies it. Add an origin, or look at the strategy same-origin.'
  }
  if (lane.strategy !== 'backend+proxy-cache' || lane.environment === 'local') return ''
  return policy.origins === '*'
    ? 'Under this policy every origin gets the same answer, and the proxy keeps it once for each, since its key holds the origin.'
    : ''
}
