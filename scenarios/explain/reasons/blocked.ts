import type { ReasonCode } from '../../fetch-standard/recording/reason-code.ts'
import type { Expectation } from '../../runs/comparison/expectation.ts'

/** An attempt that is expected to end at the answer to its preflight, for this reason, and what the witnesses see of it. */
export const blockedAtPreflight = (
  reason: ReasonCode,
  seen: Pick<Expectation, 'proxy' | 'backend'>,
): Expectation => ({ outcome: 'blocked-at-preflight', reason, ...seen })

/** The same for one that ends at the response. */
export const blockedAtResponse = (
  reason: ReasonCode,
  seen: Pick<Expectation, 'proxy' | 'backend'>,
): Expectation => ({ outcome: 'blocked-at-response', reason, ...seen })
