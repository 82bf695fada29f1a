import type { Outcome } from '../../words/outcome.ts'
import { isNetworkError } from './answer.ts'
import type { BodyKind } from '../request/body-content-type.ts'
import { createPreflightCache } from '../cache/cors-preflight-cache.ts'
import type { ConnectionCheck, FetchState, NetworkError } from './fetch-state.ts'
import { mainFetch } from './main-fetch.ts'
import type { CorsPreflightCache } from '../cache/preflight-cache.ts'
import { prepareRequest } from '../request/prepare-request.ts'
import { ignoresPreflightCache } from '../cache/ignores-preflight-cache.ts'
import type { Profile } from '../profiles/profiles.ts'
import { RecordingFault, type RecordedRequest, type Recording, type Step } from '../recording/recording.ts'
import type { Because, SentRequest, Verdict } from '../recording/verdict.ts'

/** Where and when a fetch is made. */
export interface Circumstances {
  /** The serialized origin of the page; `null` is an opaque one. */
  readonly client: string
  /** What else is known of the page. */
  readonly page?: Pick<Recording, 'embedderPolicy' | 'clientAddressSpace' | 'lnaPermission'>
  readonly profile: Profile
  readonly cache: CorsPreflightCache
  /** By any clock that does not go back. */
  readonly nowMs: number
  /** What is checked of each connection before anything is sent on it. Absent: nothing. */
  readonly checkConnection?: ConnectionCheck | null
  /** Absent: what is judged is the dashboard's own. */
  readonly recorded?: FetchState['recorded']
}

/**
 * The verdict on each step of a recording by one of the functions that judge a step. The steps share one
 * CORS-preflight cache, which is empty at first.
 *
 * @throws RecordingFault when a step needs an answer that was not recorded; its field begins with `steps[i]`.
 */
export function judgeEach(
  recording: Recording,
  profile: Profile,
  judgeOne: (step: Step, circumstances: Circumstances) => Verdict,
): readonly Verdict[] {
  const { clientOrigin: client, steps } = recording
  const cache = createPreflightCache(profile)
  let nowMs = 0
  return steps.map((step, at) => {
    nowMs += step.waitMs
    try {
      return judgeOne(step, { client, page: recording, profile, cache, nowMs })
    } catch (error) {
      if (!(error instanceof RecordingFault)) throw error
      throw new RecordingFault(`steps[${at}].${error.field}`, error.what)
    }
  })
}

/**
 * What becomes of one request that page script makes with fetch or XMLHttpRequest, and why. `isUnsafeRequest` is
 * false for what the browser makes up itself. What nobody but recorded traffic needs is in judge.ts, so that the
 * dashboard can do without it.
 *
 * @throws RecordingFault when it needs an answer that was not recorded; its field begins with `hops`.
 */
export function judgeFetch(
  { request, hops }: Pick<Step, 'request' | 'hops'>,
  circumstances: Circumstances,
  because: Because[] = [],
  isUnsafeRequest = true,
): Verdict {
  const prepared = prepareRequest(
    request,
    circumstances.client,
    because,
    circumstances.profile,
    circumstances.recorded ?? null,
  )
  if (isNetworkError(prepared)) return failedVerdict(prepared, 0, [], because)

  // Written out, and not spread: objects that are spread are slow, and this is the one that everything reads.
  const fetch: FetchState = {
    profile: circumstances.profile,
    client: circumstances.client,
    mode: modeOf(request, prepared.body, circumstances.profile),
    credentials: request.credentials,
    redirect: request.redirect,
    usesCorsPreflight:
      prepared.usesCorsPreflight &&
      (prepared.body !== 'none' || !circumstances.profile.asksForUploadsWithBodyOnly),
    isUnsafeRequest,
    embedderPolicy: circumstances.page?.embedderPolicy ?? 'unsafe-none',
    checkConnection: circumstances.checkConnection ?? null,
    recorded: circumstances.recorded ?? null,
    cache: cacheFor(circumstances),
    nowMs: circumstances.nowMs,
    ignoresPreflightCache: ignoresPreflightCache(request, circumstances.profile),
    cachesPreflight: request.cache !== 'no-store' || circumstances.profile.noStoreCoversPreflight !== true,
    firstHeaders: prepared.headers,
    lasting: null,
    preflightHeaders: null,
    lateFault: null,
    wasPreflighted: false,
    method: prepared.method,
    headers: prepared.headers,
    body: prepared.body,
    tainting: 'basic',
    urlList: [prepared.place],
    place: prepared.place,
    sent: [],
    because,
  }
  const result = mainFetch(fetch, hops)
  if (isNetworkError(result)) return failedVerdict(result, fetch.urlList.length - 1, fetch.sent, because)
  const isReadable = result.type === 'basic' || result.type === 'cors'
  return {
    outcome: isReadable ? 'readable' : 'opaque',
    reason: null,
    response: fetch.recorded?.shown(result, fetch.profile) ?? result,
    sent: fetch.sent,
    because,
  }
}

/** Where nothing is kept for an opaque origin, what a fetch was allowed still counts after its own redirects. */
const cacheFor = ({ client, profile, cache }: Circumstances) =>
  client === 'null' && !profile.cachesForOpaqueOrigin ? createPreflightCache(profile) : cache

/** A stream is never sent in mode no-cors, so the mode is same-origin, or cors already. */
const modeOf = ({ mode }: RecordedRequest, body: BodyKind, profile: Profile) =>
  body === 'stream' && profile.streamsAskInModeSameOrigin ? 'cors' : mode

/** The verdict on a fetch that ended in a network error at a hop. */
export function failedVerdict(
  { code, header, value, parameter }: NetworkError,
  hop: number,
  sent: readonly SentRequest[],
  because: readonly Because[],
): Verdict {
  return {
    outcome: outcomeOf(code, sent),
    reason: { code, hop, header, value, parameter },
    response: null,
    sent,
    because,
  }
}

function outcomeOf(code: NetworkError['code'], sent: readonly SentRequest[]): Outcome {
  if (code === 'connection-failed' || code === 'http-invalid-response') return 'no-response'
  if (code.startsWith('preflight-')) return 'blocked-at-preflight'
  // What the mode or the scheme forbids is not sent if it is the first URL's; else a response led there.
  return sent.length === 0 ? 'not-sent' : 'blocked-at-response'
}
