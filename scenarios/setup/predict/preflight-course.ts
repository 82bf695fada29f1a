import { normalizeMethod } from '../../fetch-standard/request/normalize-method.ts'
import type { Profile } from '../../fetch-standard/profiles/profiles.ts'
import type { RecordedRequest } from '../../fetch-standard/recording/recording.ts'
import { isSafelistedMethod } from '../../fetch-standard/request/safelisted-method.ts'
import { corsUnsafeNames } from '../../fetch-standard/headers/safelisted-request-header.ts'
import type { Verdict } from '../../fetch-standard/recording/verdict.ts'

/** What a verdict says of the preflight: sent, spared by the cache, or not asked for. */
export type PreflightCourse = 'sent' | 'cached' | 'none'

export function preflightCourse({ sent, because }: Verdict): PreflightCourse {
  if (sent.some(({ preflight }) => preflight)) return 'sent'
  return because.some(({ id, holds }) => id === 'cache-covers' && holds) ? 'cached' : 'none'
}

/** What in a request asks for a preflight, as a page wrote it: a method, names of headers. */
export function asksForPreflight({ method, headers }: RecordedRequest, profile: Profile): readonly string[] {
  const normalized = normalizeMethod(method)
  return [...(isSafelistedMethod(normalized) ? [] : [normalized]), ...corsUnsafeNames(headers, profile)]
}
