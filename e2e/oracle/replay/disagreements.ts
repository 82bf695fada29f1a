import { combinedByName } from '../../../scenarios/fetch-standard/headers/header-list.ts'
import { judge } from '../../../scenarios/fetch-standard/judge.ts'
import type { Profile } from '../../../scenarios/fetch-standard/profiles/profiles.ts'
import type {
  Answer,
  Hop,
  RecordedRequest,
  Recording,
  Step,
} from '../../../scenarios/fetch-standard/recording/recording.ts'
import type { SentRequest, Verdict } from '../../../scenarios/fetch-standard/recording/verdict.ts'
import type { BrowserName } from '../../../scenarios/words/browser.ts'
import type { Observed, Received } from './observed.ts'
import type { Replayed } from './replay.ts'
import { isToldReason } from './told-reason.ts'

/**
 * The disagreements between what the oracle says of a recording, with a browser's profile, and what the browser did
 * when it was replayed, each as "step 0, status: oracle 200, firefox 404".
 */
export function disagreementsIn(
  { recording, observed }: Replayed,
  profile: Profile,
  browser: BrowserName,
): readonly string[] {
  return judge(asAnswered(recording), profile).flatMap((verdict, at) => {
    const step = recording.steps[at]
    const seen = observed[at]
    return step === undefined || seen === undefined
      ? [`step ${at} was not replayed`]
      : disagreements(step, verdict, seen, browser).map(
          ({ what, oracle, observed }) =>
            `step ${at}, ${what}: oracle ${JSON.stringify(oracle)}, ${browser} ${JSON.stringify(observed)}`,
        )
  })
}

/** Where nothing was recorded, the servers of the replay answered 404. A browser may come there where another does not. */
const asAnswered = (recording: Recording): Recording => ({
  ...recording,
  steps: recording.steps.map(({ request, hops, waitMs }) => ({
    request,
    waitMs,
    hops: [...hops, ...unrecorded].map(answered),
  })),
})

function answered(hop: Hop): Hop {
  return hop.response === null ? { ...hop, response: notFound } : hop
}

const unrecorded: readonly Hop[] = Array.from({ length: 3 }, () => ({
  url: null,
  preflight: null,
  response: null,
}))

const notFound: Answer = { status: 404, statusText: 'Not Found', headers: [] }

interface Disagreement {
  readonly what: string
  readonly oracle: unknown
  readonly observed: unknown
}

/** In which points the oracle's verdict on a step is not what the browser did. */
function disagreements(
  { request }: Step,
  verdict: Verdict,
  observed: Observed,
  browser: BrowserName,
): readonly Disagreement[] {
  const skips = skipped(request)
  return [
    ...differing('requests', verdict.sent.map(lineOf), observed.received.map(lineOf)),
    ...verdict.sent.flatMap((sent, at) => {
      const received = observed.received[at]
      return received === undefined
        ? []
        : differing(
            `headers of ${lineOf(sent)}`,
            authorOnly(sent.headers, skips),
            authorOnly(Object.fromEntries(combinedByName(received.headers)), skips),
          )
    }),
    ...(verdict.reason === null
      ? responses(verdict, observed, browser)
      : reasons(verdict, observed, request, browser)),
  ]
}

function responses(
  { response }: Verdict,
  { seen, failure }: Observed,
  browser: BrowserName,
): readonly Disagreement[] {
  if (response === null)
    return [{ what: 'verdict', oracle: 'neither a reason nor a response', observed: seen }]
  // Chromium closes an EventSource once it has connected.
  const isLost = browser === 'chromium' && failure !== null && failure.error !== 'net::ERR_ABORTED'
  if ('thrown' in seen || ('untold' in seen && isLost)) return differing('outcome', response, failure ?? seen)
  if ('untold' in seen) return []
  return [
    ...differing('type', response.type, seen.type ?? response.type),
    ...differing('status', [response.status, response.statusText], [seen.status, seen.statusText]),
    ...differing(
      'visible headers',
      sorted(response.headers),
      sorted(Object.fromEntries(combinedByName(seen.headers))),
    ),
  ]
}

function reasons(
  { reason, sent }: Verdict,
  { seen, failure }: Observed,
  { initiator, uploadListener }: RecordedRequest,
  browser: BrowserName,
): readonly Disagreement[] {
  if (reason === null) return []
  const { code, parameter } = reason
  // Firefox does not end an XMLHttpRequest that is redirected to a blocked port: script hears of it neither way.
  const isEndless = browser === 'firefox' && uploadListener && code === 'connection-failed' && sent.length > 0
  // Script is told nothing of a beacon, only Chromium's DevTools protocol tells.
  const isUntold =
    'untold' in seen && (browser === 'chromium' ? failure !== null : initiator === 'beacon' || isEndless)
  if (!('thrown' in seen) && !isUntold) return differing('outcome', reason, seen)
  if (code === 'request-invalid' && browser === 'chromium')
    return differing(
      'exception',
      true,
      'thrown' in seen && /^TypeError: Failed to (execute|construct)/.test(seen.thrown),
    )
  // Of a URL without a place for an id, such as foo:, nothing more is heard.
  if (failure === null && sent.length === 0) return []
  return isToldReason[browser](reason, failure) ? [] : differing('reason', { code, parameter }, failure)
}

const differing = (what: string, oracle: unknown, observed: unknown): readonly Disagreement[] =>
  JSON.stringify(oracle) === JSON.stringify(observed) ? [] : [{ what, oracle, observed }]

const lineOf = ({ preflight, method, hop }: SentRequest | Received) =>
  `${preflight ? 'preflight' : method} ${hop}`

/** What the browser adds of its own, and CORS has nothing to say of. */
const browserOwn =
  /^(host|connection|user-agent|accept-encoding|accept-language|referer|content-length|cookie|pragma|cache-control|priority|sec-.*)$/

/** XMLHttpRequest adds a charset; Origin is what storage access needs in a frame of another site. */
const skipped = ({ uploadListener, mode, credentials }: RecordedRequest): ReadonlySet<string> =>
  new Set([
    ...(uploadListener ? ['content-type'] : []),
    ...(mode === 'no-cors' && credentials === 'include' ? ['origin'] : []),
  ])

function authorOnly(headers: Readonly<Record<string, string>>, skips: ReadonlySet<string>) {
  return sorted(
    Object.fromEntries(
      Object.entries(headers)
        .filter(([name]) => !skips.has(name) && !browserOwn.test(name))
        .map(([name, value]) => [name, withoutLiberties(name, value)]),
    ),
  )
}

/** A boundary is the browser's to choose, a Range it writes anew, and whitespace at the end no server sees. */
const withoutLiberties = (name: string, value: string) =>
  name === 'range' ? '' : value.replace(/boundary=.*$/, 'boundary=').trim()

const sorted = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).toSorted(([a], [b]) => (a < b ? -1 : 1))
