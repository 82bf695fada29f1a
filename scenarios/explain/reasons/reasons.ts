import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'
import { networkReasons } from './groups/network-reasons.ts'
import { pageReasons } from './groups/page-reasons.ts'
import { preflightReasons } from './groups/preflight-reasons.ts'
import { redirectReasons } from './groups/redirect-reasons.ts'
import { responseReasons } from './groups/response-reasons.ts'
import type { FactsOf } from './reason-facts.ts'

/** What there is to say about each reason code. */
export const reasons: FactsOf<ReasonCode> = {
  ...preflightReasons,
  ...responseReasons,
  ...redirectReasons,
  ...pageReasons,
  ...networkReasons,
}
