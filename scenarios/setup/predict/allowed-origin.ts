import type { OriginComparison } from '../behaviour/origin-comparison.ts'
import type { Policy } from '../policy/policy.ts'

/** What Access-Control-Allow-Origin says to an origin; null where it is not sent. */
export function allowedOrigin(
  { origins }: Policy,
  comparesOrigin: OriginComparison,
  origin: string,
): string | null {
  if (comparesOrigin === 'reflect') return origin
  if (origins === '*') return '*'
  const isAllowed =
    comparesOrigin === 'contains' ? origins.some((each) => origin.includes(each)) : origins.includes(origin)
  return isAllowed ? origin : null
}
