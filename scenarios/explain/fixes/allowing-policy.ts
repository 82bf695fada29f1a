import type { Situation } from './fix.ts'
import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'
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
  return fixOf(code, parameter, situation, policy)
}

function fixOf(
  code: ReasonCode,
  parameter: string | null,
  { origin, method, headerNames }: Situation,
  policy: Policy,
): AllowingPolicy | null {
  switch (code) {
    case 'acao-missing':
    case 'preflight-acao-missing':
    case 'acao-mismatch':
    case 'preflight-acao-mismatch':
      if (policy.origins === '*' || policy.origins.includes(origin)) return null
      return { policy: { ...policy, origins: [...policy.origins, origin] }, says: `Allow ${origin}` }
    case 'acao-wildcard-credentials':
    case 'preflight-acao-wildcard-credentials':
      return {
        policy: { ...policy, origins: [origin], credentials: true },
        says: `Allow ${origin} with credentials, in place of *`,
      }
    case 'acac-not-true':
    case 'preflight-acac-not-true':
      return policy.credentials
        ? null
        : { policy: { ...policy, credentials: true }, says: 'Allow credentials' }
    case 'preflight-method-not-allowed': {
      const missing = parameter ?? method
      return policy.methods.includes(missing)
        ? null
        : { policy: { ...policy, methods: [...policy.methods, missing] }, says: `Allow ${missing}` }
    }
    case 'preflight-header-not-allowed':
    case 'preflight-authorization-wildcard': {
      const allowed = new Set(policy.requestHeaders.map((name) => name.toLowerCase()))
      const missing = headerNames.filter((name) => !allowed.has(name.toLowerCase()))
      if (missing.length === 0) return null
      return {
        policy: { ...policy, requestHeaders: [...policy.requestHeaders, ...missing] },
        says: `Allow ${missing.join(', ')}`,
      }
    }
    case 'acao-multiple':
    case 'acao-invalid':
    case 'preflight-acao-multiple':
    case 'preflight-acao-invalid':
    case 'preflight-redirect':
    case 'preflight-status':
    case 'preflight-acam-malformed':
    case 'preflight-acah-malformed':
    case 'mode-same-origin':
    case 'no-cors-redirect-mode':
    case 'scheme-not-http':
    case 'redirect-credentials':
    case 'redirect-mode-error':
    case 'redirect-limit':
    case 'redirect-bad-location':
    case 'http-invalid-response':
    case 'connection-failed':
    case 'lna-permission-denied':
    case 'lna-insecure':
    case 'corp-blocked':
    case 'request-invalid':
      return null
  }
}
