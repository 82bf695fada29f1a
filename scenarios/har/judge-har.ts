import { isForbiddenRequestHeader } from '../fetch-standard/forbidden-request-header.ts'
import { judgeStep } from '../fetch-standard/judge.ts'
import type { CorsPreflightCache } from '../fetch-standard/preflight-cache.ts'
import type { Profile } from '../fetch-standard/profiles.ts'
import { RecordingFault, type Answer, type RecordedRequest, type Step } from '../fetch-standard/recording.ts'
import type { Verdict } from '../fetch-standard/verdict.ts'
import type { HeaderList } from '../words/exchange.ts'
import { harHeader, type Har, type HarEntry } from './har.ts'
import { harFetches, urlOf, type HarFetch } from './har-fetches.ts'

/** A fetch of a HAR, and the verdict on it. */
export interface JudgedEntry {
  /** The index of its first entry. */
  readonly index: number
  readonly client: string
  readonly method: string
  readonly url: string
  /** As far as what was sent tells: cookies were, or they were not. */
  readonly credentials: RecordedRequest['credentials']
  /** Null where the HAR lacks what a verdict needs. */
  readonly verdict: Verdict | null
  /** Why there is no verdict; null where there is one. */
  readonly error: string | null
}

/** The verdict on each fetch of a HAR that goes to another origin. */
export function judgeHar(har: Har, profile: Profile): readonly JudgedEntry[] {
  return harFetches(har).map((fetch) => {
    const step = stepOf(fetch)
    const { client, hops } = fetch
    const { method, url, credentials } = step.request
    const about = { index: hops[0].index, client, method, url, credentials }
    try {
      const cache = hops.some(({ preflight }) => preflight !== null) ? emptyCache : fullCache
      const verdict = judgeStep(step, { client, profile, cache, nowMs: 0 })
      return Object.assign(about, { verdict, error: null })
    } catch (error) {
      if (!(error instanceof RecordingFault)) throw error
      return Object.assign(about, { verdict: null, error: `log.entries[${about.index}]: ${error.message}.` })
    }
  })
}

/** Where a HAR holds the preflight, it was sent: the browser's cache did not cover the request. */
const emptyCache: CorsPreflightCache = { coversForMs: () => 0, store: () => {}, clear: () => {} }
/** Where it holds none, the cache did, or the recorder leaves preflights out, as Playwright's does. */
const fullCache: CorsPreflightCache = { ...emptyCache, coversForMs: () => Number.POSITIVE_INFINITY }

function stepOf({ hops }: HarFetch): Step {
  const [first] = hops
  return {
    request: first.entry === null ? askedFor(first.preflight) : requestOf(first.entry, first.preflight),
    hops: hops.map((hop) => ({
      url: urlOf(hop),
      preflight: hop.preflight === null ? null : answerOf(hop.preflight),
      response: hop.entry === null ? null : answerOf(hop.entry),
    })),
    waitMs: 0,
  }
}

const plain = { redirect: 'follow', bodyType: 'text', uploadListener: false } as const

/** A HAR tells neither mode nor credentials: they are read off what was sent. */
function requestOf({ request, _resourceType }: HarEntry, preflight: HarEntry | null): RecordedRequest {
  const isForScript = _resourceType === 'fetch' || _resourceType === 'xhr'
  const isCors = preflight !== null || harHeader(request, 'origin') !== null || isForScript
  const mode = harHeader(request, 'sec-fetch-mode')
  const hasBody = request.postData !== undefined && request.postData !== null
  return {
    ...plain,
    url: request.url,
    method: request.method,
    headers: authored(request.headers),
    credentials: harHeader(request, 'cookie') === null ? 'same-origin' : 'include',
    mode:
      mode === 'cors' || mode === 'no-cors' || mode === 'same-origin' ? mode : isCors ? 'cors' : 'no-cors',
    body: hasBody && !['GET', 'HEAD'].includes(request.method) ? (request.postData?.text ?? '') : null,
  }
}

/** The request that a preflight asks for. The values of its headers are not known, only that they are not safelisted. */
function askedFor(preflight: HarEntry | null): RecordedRequest {
  const request = preflight?.request ?? { method: 'GET', url: '', headers: [] }
  const names = (harHeader(request, 'access-control-request-headers') ?? '').split(',')
  return {
    ...plain,
    url: request.url,
    method: harHeader(request, 'access-control-request-method') ?? 'GET',
    headers: names.flatMap((name) => (name.trim() === '' ? [] : [[name.trim(), '()'] as const])),
    credentials: 'same-origin',
    mode: 'cors',
    body: null,
  }
}

/** Headers that browsers set without the page: they are no part of what script asked for. */
const ofBrowser: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'cache-control',
  'if-modified-since',
  'if-none-match',
  'pragma',
  'priority',
  'purpose',
  'upgrade-insecure-requests',
  'user-agent',
])

const authored = (headers: HarEntry['request']['headers']): HeaderList =>
  headers.flatMap(({ name, value }) => {
    const isPageOwn =
      !name.startsWith(':') && !ofBrowser.has(name.toLowerCase()) && !isForbiddenRequestHeader(name, value)
    return isPageOwn ? [[name, value] as const] : []
  })

/** Null where no response came and the HAR does not say why, as when the browser kept it from the page. */
function answerOf({ response }: HarEntry): Answer | null {
  const { status, statusText } = response
  if (status >= 100) {
    const headers = response.headers
      .filter(({ name }) => !name.startsWith(':'))
      // A HAR puts the fields of one name into one value with newlines between, as CDP does.
      .flatMap(({ name, value }) => value.split('\n').map((line) => [name, line] as const))
    return { status, statusText, headers }
  }
  const why = response._error ?? response._failureText ?? ''
  const error = connectionErrors.find(([text]) => why.includes(text))?.[1]
  return error === undefined ? null : { error }
}

const connectionErrors = [
  ['CONNECTION_REFUSED', 'refused'],
  ['CONNECTION_RESET', 'reset'],
  ['EMPTY_RESPONSE', 'empty'],
  ['INVALID_HTTP_RESPONSE', 'invalid'],
] as const
