import { judgeStep } from '../../fetch-standard/judge.ts'
import type { CorsPreflightCache } from '../../fetch-standard/cache/preflight-cache.ts'
import type { Profile } from '../../fetch-standard/profiles/profiles.ts'
import { RecordingFault, type Answer, type Hop, type Step } from '../../fetch-standard/recording/recording.ts'
import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import { askedRequest } from './evidence/asked-request.ts'
import { headerIn, type HarEntry } from './fetches/har-entry.ts'
import type { HarFetch, HarHop } from './fetches/har-fetches.ts'
import { recordedError } from './evidence/recorded-error.ts'
import {
  isRevalidated,
  revalidatedHeaders,
  unsentAnswer,
  type StoredResponses,
} from './evidence/stored-responses.ts'
import { withoutFragment } from './fetches/without-fragment.ts'

export type KnownCredentials = 'include' | 'same-origin'

/** One reading of what a file holds of a fetch. */
export interface Reading {
  readonly credentials: KnownCredentials
  /** Whether the preflights count that were recorded; where not, they are taken to have passed. */
  readonly withPreflights: boolean
  /** Whether the request is taken to be no-cors, which nothing in the file tells. */
  readonly asNoCors: boolean
  /** The redirect mode of the request, which no recorder writes down. */
  readonly redirect: 'follow' | 'error'
}

/** The verdict on a fetch by one reading; null where the file lacks an answer that this needs. */
export function verdictBy(
  fetch: HarFetch,
  { credentials, withPreflights, asNoCors, redirect }: Reading,
  profile: Profile,
  stored: StoredResponses,
): Verdict | null {
  const request = askedRequest(fetch, credentials, profile)
  const step: Step = {
    request: {
      ...request,
      redirect: fetch.isRedirectLeft ? 'manual' : redirect,
      ...(asNoCors && { mode: 'no-cors' }),
    },
    hops: oracleHops(fetch, stored),
    waitMs: 0,
  }
  const asked = new Set(
    withPreflights
      ? fetch.hops.flatMap(({ url, preflight }) => (preflight === null ? [] : [withoutFragment(url)]))
      : [],
  )
  const circumstances = {
    client: fetch.client,
    profile: { ...profile, ...asRecorded },
    cache: cacheWithout(asked),
    nowMs: 0,
  }
  try {
    return judgeStep(step, circumstances)
  } catch (error) {
    if (error instanceof RecordingFault) return null
    throw error
  }
}

/**
 * Where a file holds no preflight before a request that was sent, the browser had one in its cache, or the recorder leaves
 * preflights out, as Playwright's does: whatever a browser does not cache, it was not refused.
 */
const asRecorded = { cachesForOpaqueOrigin: true, conditionalRequestsPassCacheBy: false } as const

/** Covers every request but those whose preflight was recorded, which the cache cannot have covered. */
const cacheWithout = (asked: ReadonlySet<string>): CorsPreflightCache => ({
  coversForMs: ({ url }) => (asked.has(withoutFragment(url)) ? 0 : Number.POSITIVE_INFINITY),
  store() {},
  clear() {},
})

/** The URLs of a fetch and what was answered there, in the oracle's form. */
export const oracleHops = ({ hops }: HarFetch, stored: StoredResponses): readonly Hop[] =>
  hops.map((hop) => oracleHop(hop, stored))

const oracleHop = ({ url, entry, preflight }: HarHop, stored: StoredResponses): Hop => ({
  url,
  preflight: preflight === null ? null : answerOf(preflight),
  response: entry === null ? null : responseOf(entry, preflight, stored),
})

function responseOf(entry: HarEntry, preflight: HarEntry | null, stored: StoredResponses): Answer | null {
  const answer = answerOf(entry) ?? storedAnswer(entry, stored)
  if (answer === null || 'error' in answer || !isRevalidated(entry, preflight)) return answer
  const headers = revalidatedHeaders(entry, stored)
  return headers === null ? null : { status: 200, statusText: '', headers }
}

function storedAnswer(entry: HarEntry, stored: StoredResponses): Answer | null {
  const found = unsentAnswer(entry, stored)
  return found === null ? null : answerOf(found)
}

/** Null where no response came and the file does not say why, as when the browser kept it from the page. */
function answerOf({ status, statusText, responseHeaders, redirectUrl, error }: HarEntry): Answer | null {
  if (status >= 100) {
    const hasLocation = redirectUrl === '' || headerIn(responseHeaders, 'location') !== null
    const headers = hasLocation ? responseHeaders : [...responseHeaders, ['Location', redirectUrl] as const]
    return { status, statusText, headers }
  }
  const told = recordedError(error)
  return told?.kind === 'connection' ? { error: told.error } : null
}
