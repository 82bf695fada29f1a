import { combinedByName } from '../../scenarios/fetch-standard/header-list.ts'
import { judge } from '../../scenarios/fetch-standard/judge.ts'
import { profiles } from '../../scenarios/fetch-standard/profiles.ts'
import type { RecordedRequest, Step } from '../../scenarios/fetch-standard/recording.ts'
import type { Reason, SentRequest, Verdict } from '../../scenarios/fetch-standard/verdict.ts'
import { browserErrors } from './browser-errors.ts'
import type { Observed, Received } from './observed.ts'
import type { Replayed } from './replay.ts'

/** What disagreements there are in the steps of a recording that was replayed. */
export function disagreementsIn({ recording, observed }: Replayed): readonly string[] {
  return judge(recording, profiles.chromium).flatMap((verdict, at) => {
    const step = recording.steps[at]
    const seen = observed[at]
    return step === undefined || seen === undefined
      ? [`step ${at} was not replayed`]
      : disagreements(step, verdict, seen).map((text) => `step ${at}, ${text}`)
  })
}

/** In which points the oracle's verdict on a step is not what Chromium did: "what: oracle ..., Chromium ...". */
function disagreements({ request }: Step, verdict: Verdict, observed: Observed): readonly string[] {
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
    ...(verdict.reason === null ? responses(verdict, observed) : reasons(verdict, observed)),
  ]
}

function responses({ response }: Verdict, { seen, failure }: Observed): readonly string[] {
  if (response === null) return ['The oracle gives neither a reason nor a response.']
  // An EventSource is closed once it has connected.
  const isLost = failure !== null && failure.error !== 'net::ERR_ABORTED'
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

function reasons({ reason, sent }: Verdict, { seen, failure }: Observed): readonly string[] {
  if (reason === null) return []
  const { code, parameter } = reason
  const isUntold = 'untold' in seen && failure !== null
  if (!('thrown' in seen) && !isUntold) return differing('outcome', reason, seen)
  if (code === 'request-invalid')
    return differing(
      'exception',
      true,
      'thrown' in seen && /^TypeError: Failed to (execute|construct)/.test(seen.thrown),
    )
  // Of a URL without a place for an id, such as foo:, nothing more is heard.
  if (failure === null && sent.length === 0) return []
  const isExpected = failure !== null && browserErrors(code).includes(failure.error)
  return isExpected && isParameter(failure.parameter, reason)
    ? []
    : differing('reason', { code, parameter }, failure)
}

/** Of several headers that are not allowed Chromium names one, in the order of a hash table. */
const isParameter = (told: string, { code, parameter, value }: Reason) =>
  told === '' ||
  told === parameter ||
  (code === 'preflight-header-not-allowed' &&
    !(value ?? '')
      .toLowerCase()
      .split(/[, \t]+/)
      .includes(told))

const differing = (what: string, oracle: unknown, chromium: unknown): readonly string[] =>
  JSON.stringify(oracle) === JSON.stringify(chromium)
    ? []
    : [`${what}: oracle ${JSON.stringify(oracle)}, Chromium ${JSON.stringify(chromium)}`]

const lineOf = ({ preflight, method, hop }: SentRequest | Received) =>
  `${preflight ? 'preflight' : method} ${hop}`

/** What the browser adds of its own, and CORS has nothing to say of. */
const browserOwn =
  /^(host|connection|user-agent|accept-encoding|accept-language|referer|content-length|cookie|pragma|cache-control|sec-.*)$/

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
