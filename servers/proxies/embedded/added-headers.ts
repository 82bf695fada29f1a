import type { ProxyBehaviour } from '../../../scenarios/setup/behaviour/proxy-behaviour.ts'
import { successStatuses } from '../../../scenarios/setup/behaviour/success-statuses.ts'
import type { CorsDecision } from './cors-headers.ts'

/** What a proxy adds to a response with this status, in Node's flat form of names and values. */
export type AddedHeaders = (status: number) => readonly string[]

/** The headers of a decision, on the responses that they are meant for: every one where nothing is said. */
export function addedHeaders(
  { headers, isPreflight }: CorsDecision,
  applied: Partial<Pick<ProxyBehaviour, 'headersOn' | 'headersOnlyOnPreflights'>> = {},
): AddedHeaders {
  const { headersOn, headersOnlyOnPreflights = false } = applied
  const flat = headers.flat()
  return (status) => {
    if (headersOnlyOnPreflights && !isPreflight) return []
    return headersOn === 'successes' && !successStatuses.has(status) ? [] : flat
  }
}
