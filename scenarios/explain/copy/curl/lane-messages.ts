import { isRedirectStatus } from '../../../fetch-standard/algorithms/redirects/redirect-status.ts'
import { laneUrl } from '../../../setup/request/lane-url.ts'
import { requestTarget } from '../../../setup/request/request-target.ts'
import { browserExchanges, headerValue, isPreflight } from '../../../runs/outcome/exchanges.ts'
import type { Exchange, HeaderList } from '../../../words/exchange.ts'
import { mayUseHttpCache } from '../../../runs/outcome/may-use-http-cache.ts'
import { mayHaveBody } from '../../../words/page-request.ts'
import { browserRequest } from './browser-request.ts'
import { evidenceOf, pageOriginOf, type CopyEvidence, type CopyInput, type CopyLane } from '../copy-input.ts'

/** One HTTP request to a lane, as a client without CORS is to send it. */
export interface LaneMessage {
  /** What it is, in a few words. */
  readonly what: string
  readonly url: URL
  readonly method: string
  readonly headers: HeaderList
  readonly body: string | null
  /** Whether redirects are followed: not, to hops that were seen, or to whatever comes. */
  readonly follows: 'none' | 'seen' | 'any'
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
  const repeat = (what: string, exchange: Exchange, follows: LaneMessage['follows'] = 'none') =>
    messageOf(what, exchange, input, lane, follows)
  const preflights = seen.filter(isPreflight).map((each) => repeat('the preflight', each))
  const first = seen.find((each) => !isPreflight(each))
  if (first === undefined) return withoutRequest(evidence, preflights, byRule)

  const isRemembered = preflights.length === 0 && evidence.hadPreflight
  return {
    notes: isRemembered ? ['The browser still knew the answer to an earlier preflight.'] : [],
    messages: mayFollowAlike(input, seen)
      ? [...preflights, repeat('the request', first, 'seen')]
      : seen.map((each) => repeat(isPreflight(each) ? 'the preflight' : 'the request', each)),
  }
}

/**
 * Whether curl, which follows redirects by itself, sends what the browser did: the same on each hop. After some
 * redirects it repeats a PUT without its body.
 */
function mayFollowAlike({ request }: CopyInput, seen: readonly Exchange[]): boolean {
  const requests = seen.slice(seen.findIndex((each) => !isPreflight(each)))
  const originOf = ({ requestHeaders }: Exchange) => headerValue(requestHeaders, 'origin')
  const isAsFirst = (each: Exchange, _: number, [first = each]: readonly Exchange[]) =>
    !isPreflight(each) && each.method === first.method && originOf(each) === originOf(first)
  const losesBody =
    requests.length > 1 && requests.some(({ method }) => method !== 'GET' && method !== 'HEAD')
  return (
    request.redirect === 'follow' &&
    !losesBody &&
    requests.every(isAsFirst) &&
    !isRedirectStatus(requests.at(-1)?.status ?? 0)
  )
}

/** No request was seen: the browser held it back, had its response, or nobody was there to take it. */
function withoutRequest(
  { result }: CopyEvidence,
  preflights: readonly LaneMessage[],
  byRule: LaneMessages,
): LaneMessages {
  const request = byRule.messages.at(-1)
  if (request === undefined) return { notes: byRule.notes, messages: preflights }
  if (result.kind === 'response') {
    const note = mayUseHttpCache(request)
      ? 'The browser had the response in its HTTP cache and sent no request. It would be this.'
      : 'The page got a response, but no witness saw the request. It would be this.'
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
  follows: LaneMessage['follows'],
): LaneMessage {
  const asSent = `http://${headerValue(requestHeaders, 'host') ?? ''}${target}`
  const length = headerValue(requestHeaders, 'content-length') ?? '0'
  return {
    what: `${what}, ${method} ${target}`,
    url: new URL(URL.canParse(asSent) ? asSent : lane.url),
    method,
    headers: requestHeaders,
    body: length !== '0' && mayHaveBody(method) ? request.body : null,
    follows,
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
  const target = requestTarget(url)
  const preflight: LaneMessage = {
    what: `the preflight, OPTIONS ${target}`,
    url,
    method: 'OPTIONS',
    headers: sent.preflight ?? [],
    body: null,
    follows: 'none',
    isHeldBack: false,
  }
  const { method, headers, body } = sent
  const what = `the request, ${method} ${target}`
  const follows = request.redirect === 'follow' ? 'any' : 'none'
  return {
    notes: [
      ...(request.credentials === 'include' ? ['The cookies of the browser are not in this script.'] : []),
      ...(follows === 'any' && !['GET', 'HEAD'].includes(method)
        ? ['After a redirect a browser may ask again by a preflight, or go on with GET. curl may not.']
        : []),
    ],
    messages: [
      ...(sent.preflight === null ? [] : [preflight]),
      { what, url, method, headers, body, follows, isHeldBack: false },
    ],
  }
}
