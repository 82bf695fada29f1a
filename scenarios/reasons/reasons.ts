import type { ReasonCode } from '../fetch-standard/reason-code.ts'
import { corsCheckReasons } from './cors-check-reasons.ts'
import { networkReasons } from './network-reasons.ts'
import { pageReasons } from './page-reasons.ts'
import { preflightReasons } from './preflight-reasons.ts'
import type { FactsOf } from './reason-facts.ts'
import { redirectReasons } from './redirect-reasons.ts'
import { resourcePolicyReasons } from './resource-policy-reasons.ts'

/** What there is to say about each reason code. */
export const reasons: FactsOf<ReasonCode> = {
  ...corsCheckReasons,
  ...preflightReasons,
  ...resourcePolicyReasons,
  ...redirectReasons,
  ...pageReasons,
  ...networkReasons,
}
