import { laneUrl } from '../attempt/lane-url.ts'
import { browserExchanges, headerValue, isPreflight } from '../outcome/exchanges.ts'
import type { Exchange, HeaderList } from '../words/exchange.ts'
import { mayHaveBody } from '../words/page-request.ts'
import { browserRequest } from './browser-request.ts'
import { evidenceOf, pageOriginOf, type CopyEvidence, type CopyInput, type CopyLane } from './copy-input.ts'

/** One HTTP request to a lane, as a client without CORS is to send it. */
export interface LaneMessage {
  /** What it is, in a few words. */
  readonly what: string
  readonly url: URL
  readonly method: string
  readonly headers: HeaderList
  readonly body: string | null
  readonly followsRedirects: boolean
  /** Whether the browser kept it back, so that the lane never saw it. */
  readonly isHeldBack: boolean
}

interface LaneMessages {
  /** What is to be said of them, a sentence each. */
  readonly notes: readonly string[]
  readonly messages: readonly LaneMessage[]
}

/**
 * What a browser sends to a lane for the request, in order. Where an attempt shows what it sent, it is that,
 * header by header; else it follows the Fetch standard.
 */
export function laneMessages(input: CopyInput, lane: CopyLane): LaneMessages {
  const evidence = evidenceOf(input, lane)
  const byRule = messagesByRule(input, lane)
  if (evidence === null) return byRule
  if (evidence.outcome === 'not-sent') {
    return { notes: ['The browser sent nothing.', ...byRule.notes], messages: [] }
  }
  const seen = browserExchanges(evidence.exchanges).filter(({ method }) => method !== '')
  const repeat = (what: string, exchange: Exchange, followsRedirects = false) =>
    messageOf(what, exchange, input, lane, followsRedirects)
  const preflights = seen.filter(isPreflight).map((each) => repeat('the preflight', each))
  const requests = seen.filter((each) => !isPreflight(each))
  const [first] = requests
  if (first === undefined) return withoutRequest(evidence, preflights, byRule)

  const isRemembered = preflights.length === 0 && evidence.hadPreflight
  const repeated = mayFollowAlike(input, requests)
    ? [repeat('the request', first, true)]
    : requests.map((each) => repeat('the request', each))
  return {
    notes: isRemembered ? ['The browser still knew the answer to an earlier preflight.'] : [],
    messages: [...preflights, ...repeated],
  }
}

/** Whether a client that follows redirects by itself sends what the browser did: the same on each hop. */
function mayFollowAlike({ request }: CopyInput, requests: readonly Exchange[]): boolean {
  const originOf = ({ requestHeaders }: Exchange) => headerValue(requestHeaders, 'origin')
  const [first] = requests
  const areAlike = requests.every(
    (each) => first !== undefined && each.method === first.method && originOf(each) === originOf(first),
  )
  return request.redirect === 'follow' && areAlike && !isRedirect(requests.at(-1)?.status ?? null)
}

/** Fetch standard, "redirect status". */
const isRedirect = (status: number | null) => status !== null && [301, 302, 303, 307, 308].includes(status)

/** No request was seen: the browser held it back, had its response, or nobody was there to take it. */
function withoutRequest(
  { result }: CopyEvidence,
  preflights: readonly LaneMessage[],
  byRule: LaneMessages,
): LaneMessages {
  const request = byRule.messages.at(-1)
  if (request === undefined) return { notes: byRule.notes, messages: preflights }
  if (result.kind === 'response') {
    const note = 'The browser had the response in its HTTP cache and sent no request. It would be this.'
    return { notes: [note], messages: [...preflights, request] }
  }
  if (preflights.length === 0) return byRule
  return { notes: [], messages: [...preflights, { ...request, isHeldBack: true }] }
}

/** An exchange, to be repeated. */
function messageOf(
  what: string,
  { method, url: target, requestHeaders }: Exchange,
  { request }: CopyInput,
  { lane }: CopyLane,
  followsRedirects: boolean,
): LaneMessage {
  const asSent = `http://${headerValue(requestHeaders, 'host') ?? ''}${target}`
  const length = headerValue(requestHeaders, 'content-length') ?? '0'
  return {
    what: `${what}, ${method} ${target}`,
    url: new URL(URL.canParse(asSent) ? asSent : lane.url),
    method,
    headers: requestHeaders,
    body: length !== '0' && mayHaveBody(method) ? request.body : null,
    followsRedirects,
    isHeldBack: false,
  }
}

function messagesByRule(input: CopyInput, { lane }: CopyLane): LaneMessages {
  const { request } = input
  const pageOrigin = pageOriginOf(input)
  const url = laneUrl(lane.url, { origin: pageOrigin, path: request.path }, '')
  if (url === null) return { notes: ['The path makes no URL, so nothing is sent.'], messages: [] }
  const sent = browserRequest(request, pageOrigin)
  if (sent.kind === 'not-sent') return { notes: [sent.why], messages: [] }
  const target = url.pathname + url.search
  const preflight: LaneMessage = {
    what: `the preflight, OPTIONS ${target}`,
    url,
    method: 'OPTIONS',
    headers: sent.preflight ?? [],
    body: null,
    followsRedirects: false,
    isHeldBack: false,
  }
  const { method, headers, body } = sent
  const what = `the request, ${method} ${target}`
  const followsRedirects = request.redirect === 'follow'
  return {
    notes: request.credentials === 'include' ? ['The cookies of the browser are not in this script.'] : [],
    messages: [
      ...(sent.preflight === null ? [] : [preflight]),
      { what, url, method, headers, body, followsRedirects, isHeldBack: false },
    ],
  }
}
