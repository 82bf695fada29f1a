import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'
import { corsCheckReasons } from './groups/cors-check-reasons.ts'
import { networkReasons } from './groups/network-reasons.ts'
import { pageReasons } from './groups/page-reasons.ts'
import { preflightReasons } from './groups/preflight-reasons.ts'
import type { FactsOf } from './reason-facts.ts'
import { redirectReasons } from './groups/redirect-reasons.ts'
import { resourcePolicyReasons } from './groups/resource-policy-reasons.ts'

/** What there is to say about each reason code. */
export const reasons: FactsOf<ReasonCode> = {
  ...corsCheckReasons,
  ...preflightReasons,
  ...resourcePolicyReasons,
  ...redirectReasons,
  ...pageReasons,
  ...networkReasons,
}
