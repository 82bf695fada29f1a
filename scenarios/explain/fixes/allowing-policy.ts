import type { Situation } from './fix.ts'
import { standardReasons } from '../../fetch-standard/reasons/reasons.ts'
import type { PolicyPart } from '../../fetch-standard/reasons/standard-reason.ts'
import type { Reason } from '../../fetch-standard/recording/verdict.ts'
import { originMistake } from '../../words/origins/origin.ts'
import type { Policy } from '../../setup/policy/policy.ts'
import { isToken } from '../../words/texts/token.ts'

/** A policy that allows what another one did not. */
export interface AllowingPolicy {
  readonly policy: Policy
  /** What it changes, as a button says it. */
  readonly says: string
}

/**
 * The policy with which the request would have been allowed; null where the reason is none that a policy decides, or
 * where the policy allows it already, and somebody does not apply it.
 */
export function allowingPolicy(
  { code, parameter }: Pick<Reason, 'code' | 'parameter'>,
  situation: Situation,
  policy: Policy,
): AllowingPolicy | null {
  // What a page may ask for need not be anything that a policy can hold.
  const { origin, method, headerNames, redirect } = situation
  // The browser sends null there, and that must not be allowed.
  if (redirect !== null) return null
  if (originMistake(origin) !== null || ![method, ...headerNames].every(isToken)) return null
  const part = standardReasons[code].policyPart
  return part === null ? null : fixOf(part, parameter, situation, policy)
}

function fixOf(
  part: PolicyPart,
  parameter: string | null,
  { origin, method, headerNames }: Situation,
  policy: Policy,
): AllowingPolicy | null {
  switch (part) {
    case 'origin':
      if (policy.origins === '*' || policy.origins.includes(origin)) return null
      return { policy: { ...policy, origins: [...policy.origins, origin] }, says: `Allow ${origin}` }
    case 'named-origin':
      return {
        policy: { ...policy, origins: [origin], credentials: true },
        says: `Allow ${origin} with credentials, in place of *`,
      }
    case 'credentials':
      return policy.credentials
        ? null
        : { policy: { ...policy, credentials: true }, says: 'Allow credentials' }
    case 'method': {
      const missing = parameter ?? method
      return policy.methods.includes(missing)
        ? null
        : { policy: { ...policy, methods: [...policy.methods, missing] }, says: `Allow ${missing}` }
    }
    case 'request-headers': {
      const allowed = new Set(policy.requestHeaders.map((name) => name.toLowerCase()))
      const missing = headerNames.filter((name) => !allowed.has(name.toLowerCase()))
      if (missing.length === 0) return null
      return {
        policy: { ...policy, requestHeaders: [...policy.requestHeaders, ...missing] },
        says: `Allow ${missing.join(', ')}`,
      }
    }
  }
}
