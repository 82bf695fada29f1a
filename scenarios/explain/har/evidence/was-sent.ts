import { headerIn } from '../fetches/har-entry.ts'
import type { HarHop } from '../fetches/har-fetches.ts'

/**
 * Whether a browser put a request on the wire, and so had accepted its preflight: it adds Priority only then, as Firefox
 * does to every request. A Priority that script set is named in the preflight.
 */
export function wasSent({ entry, preflight }: HarHop): boolean {
  if (entry === null || headerIn(entry.requestHeaders, 'priority') === null) return false
  const asked = headerIn(preflight?.requestHeaders ?? [], 'access-control-request-headers') ?? ''
  return !asked
    .toLowerCase()
    .split(',')
    .some((name) => name.trim() === 'priority')
}
