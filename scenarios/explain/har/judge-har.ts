import type { Profile } from '../../fetch-standard/profiles/profiles.ts'
import { isRedirectStatus } from '../../fetch-standard/algorithms/redirects/redirect-status.ts'
import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import { isBlocked } from '../../words/outcome.ts'
import { askedRequest, isModeUnknown, knownCredentials } from './evidence/asked-request.ts'
import { evidenceOf, type Evidence } from './evidence/evidence.ts'
import { headerIn, type HarEntry } from './fetches/har-entry.ts'
import type { HarFetch } from './fetches/har-fetches.ts'
import type { JudgedFetch } from './judged-fetch.ts'
import {
  contradicted,
  decided,
  isAsTold,
  probablyOfCache,
  recordedAs,
  takenForNoCors,
  toldBy,
  untold,
  type Judged,
} from './judgement.ts'
import { oracleHops, verdictBy, type KnownCredentials } from './reading.ts'
import { recordedError } from './evidence/recorded-error.ts'
import { unsentAnswer, type StoredResponses } from './evidence/stored-responses.ts'
import { wasSent } from './evidence/was-sent.ts'

/** What recorded fetches are judged by, beside themselves. */
export interface HarCircumstances {
  readonly profile: Profile
  /** Whether the recorder says of each request whether it failed. */
  readonly tellsErrors: boolean
  readonly stored: StoredResponses
}

/**
 * The verdict on a fetch of a HAR. What was recorded wins over what is derived from it: where the file does not tell of
 * credentials both are judged, and that counts which agrees with what became of the request; where a request was sent,
 * its preflight had passed; and where the browser says why it failed, it is believed.
 */
export function judgeHarFetch(
  fetch: HarFetch,
  { profile, tellsErrors, stored }: HarCircumstances,
): JudgedFetch {
  const evidence = evidenceOf(fetch, tellsErrors)
  const known = knownCredentials(fetch)
  const choices: readonly KnownCredentials[] = known === null ? ['same-origin', 'include'] : [known]
  const redirects = isRedirectRefused(fetch, evidence)
    ? (['follow', 'error'] as const)
    : (['follow'] as const)
  const judged = (withPreflights: boolean, asNoCors = false) =>
    redirects.flatMap((redirect) =>
      choices.flatMap((credentials): Judged[] => {
        const reading = { credentials, withPreflights, asNoCors, redirect }
        const verdict = verdictBy(fetch, reading, profile, stored)
        return verdict === null ? [] : [{ credentials, redirect, verdict }]
      }),
    )
  const fitting = (readings: readonly Judged[]) =>
    readings.filter(({ verdict }) => agreesWith(verdict, fetch, evidence))

  const about = {
    index: fetch.index,
    client: fetch.client,
    method: methodOf(fetch),
    url: fetch.hops[0].url,
    credentials: choices[0] ?? 'same-origin',
    request: askedRequest(fetch, choices[0] ?? 'same-origin', profile),
    hops: oracleHops(fetch, stored),
  }
  if (fetch.hops[0].entry?.isFromServiceWorker === true && evidence.didFail !== true)
    return { ...about, ...recordedAs('readable'), notes: ['A service worker of the page answered.'] }
  const told = toldBy(fetch, evidence)
  if (hasPreflightWithoutAnswer(fetch, evidence)) return { ...about, ...(told ?? untold(fetch, evidence)) }

  const all = judged(true)
  const readings = isKnownToHavePassed(fetch, evidence, all.length < choices.length * redirects.length)
    ? all.filter(({ verdict }) => verdict.outcome !== 'blocked-at-preflight')
    : all
  const first = fitting(readings)
  const fits = first.length > 0 ? first : fitting(judged(false))
  const named = told === null ? fits : fits.filter(({ verdict }) => isAsTold(verdict, told))
  const [chosen] = named
  const isOfCache = isAnsweredByCache(fetch, stored)
  if (chosen !== undefined)
    return {
      ...about,
      credentials: chosen.credentials,
      request: { ...askedRequest(fetch, chosen.credentials, profile), redirect: chosen.redirect },
      ...(isOfCache
        ? probablyOfCache(decided(chosen, named, fetch, evidence))
        : decided(chosen, named, fetch, evidence)),
    }
  if (told !== null) return { ...about, ...told }
  const [noCors] = isModeUnknown(fetch) ? fitting(judged(false, true)) : []
  if (noCors !== undefined)
    return {
      ...about,
      credentials: noCors.credentials,
      request: { ...about.request, credentials: noCors.credentials, mode: 'no-cors' },
      ...takenForNoCors(noCors),
    }
  const lacksAnswer =
    evidence.didFail === true && (isOfCache || readings.length < choices.length * redirects.length)
  if (readings.length === 0 || lacksAnswer) return { ...about, ...untold(fetch, evidence) }
  return { ...about, ...contradicted(readings[0], evidence) }
}

const isAnsweredByCache = ({ hops }: HarFetch, stored: StoredResponses): boolean => {
  const entry = hops.at(-1)?.entry ?? null
  return entry !== null && unsentAnswer(entry, stored) !== null
}

const methodOf = ({ hops: [{ entry, preflight }] }: HarFetch): string =>
  (preflight === null ? null : headerIn(preflight.requestHeaders, 'access-control-request-method')) ??
  entry?.method ??
  'GET'

/** Whether a verdict is possible beside what the file says became of the fetch. */
function agreesWith(verdict: Verdict, { hops }: HarFetch, { didFail }: Evidence): boolean {
  const { outcome, reason } = verdict
  if (didFail !== null && isBlocked(outcome) !== didFail) return false
  if (reason === null) return true
  // A request that was sent had passed its preflight, and a redirect that was followed its check.
  if (reason.hop < hops.length - 1) return false
  return outcome !== 'blocked-at-preflight' || !wasAnsweredOrLost(hops[reason.hop]?.entry ?? null)
}

/** Whether a request itself was answered, or its own connection broke. */
const wasAnsweredOrLost = (entry: HarEntry | null): boolean =>
  entry !== null && (entry.status > 0 || recordedError(entry.error)?.kind === 'connection')

/**
 * Whether the request was sent, so that its preflight had passed, in a file that does not say why it failed. Not where the
 * preflight fails in every reading (`mayPass` is false): then its answer in the file is not the one that the browser used.
 */
const isKnownToHavePassed = ({ hops }: HarFetch, { error }: Evidence, mayPass: boolean): boolean => {
  const last = hops.at(-1)
  return mayPass && error === null && last !== undefined && last.preflight !== null && wasSent(last)
}

/** Whether a redirect itself failed: its CORS check did not pass, or the page wanted none (redirect: error). */
const isRedirectRefused = ({ hops, isRedirectLeft }: HarFetch, { didFail }: Evidence): boolean =>
  didFail === true && !isRedirectLeft && isRedirectStatus(hops.at(-1)?.entry?.status ?? 0)

/** Whether a preflight failed before any answer came, and not in a way that the oracle knows. */
function hasPreflightWithoutAnswer({ hops }: HarFetch, { error }: Evidence): boolean {
  const preflight = hops.at(-1)?.preflight
  return preflight?.status === 0 && error?.kind !== 'connection'
}
