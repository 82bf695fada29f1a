import { always, cold, ends, one, several, stepOf, warm } from '../browsers/browser-case.ts'
import type { Case } from '../case.ts'

/** What each cache mode of fetch does to the CORS-preflight cache. */
export const cacheModeCases: readonly Case[] = [
  ...(['no-store', 'reload', 'no-cache', 'force-cache'] as const).map((cache) => {
    const isFirefoxCold = cache === 'no-store' || cache === 'reload'
    return several(
      `cache mode ${cache} after a preflight, and what it leaves in the cache`,
      stepOf({ method: 'PUT', cache }, always(cold)),
      stepOf(
        { method: 'PUT' },
        { standard: warm, chromium: cache === 'no-store' ? cold : warm, firefox: warm, webkit: warm },
      ),
      stepOf(
        { method: 'PUT', cache },
        {
          standard: warm,
          chromium: cache === 'force-cache' ? warm : cold,
          firefox: isFirefoxCold ? cold : warm,
          webkit: warm,
        },
      ),
    )
  }),
  one('only-if-cached in mode cors', { cache: 'only-if-cached' }, [], always(ends('', 'request-invalid'))),
]
