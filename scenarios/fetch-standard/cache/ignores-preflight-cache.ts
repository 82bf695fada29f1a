import type { Profile } from '../profiles/profiles.ts'
import type { RecordedRequest } from '../recording/recording.ts'

const conditional: ReadonlySet<string> = new Set([
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
])

/**
 * Whether a browser sends a preflight for this request even though the CORS-preflight cache covers it: for its cache
 * mode, or for a conditional header, which bypasses the HTTP cache as well.
 */
export function ignoresPreflightCache(
  { cache = 'default', headers }: Pick<RecordedRequest, 'cache' | 'headers'>,
  profile: Pick<Profile, 'preflightingCacheModes' | 'conditionalRequestsPassCacheBy'>,
): boolean {
  return (
    profile.preflightingCacheModes.includes(cache) ||
    (profile.conditionalRequestsPassCacheBy === true &&
      headers.some(([name]) => conditional.has(name.toLowerCase())))
  )
}
