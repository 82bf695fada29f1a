import type { Agent } from 'node:http'
import { laneUrl } from '../../scenarios/setup/request/lane-url.ts'
import { requestToLane } from '../../scenarios/setup/request/request-to-lane.ts'
import type { Profile } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import type { Answer, RecordedRequest } from '../../scenarios/fetch-standard/recording/recording.ts'
import type { SentRequest, Verdict } from '../../scenarios/fetch-standard/recording/verdict.ts'
import { recordedRequest } from '../../scenarios/setup/predict/recorded-request.ts'
import type { CallKind } from '../../scenarios/traffic/experiment/call-kind.ts'
import { requestOfCall, type Call } from '../../scenarios/traffic/experiment/call.ts'
import { Visitor } from '../../scenarios/traffic/experiment/visitor.ts'
import { attemptReferrer } from '../../scenarios/words/attempt.ts'
import type { PageResult } from '../../scenarios/words/page-result.ts'
import type { Lane } from '../../scenarios/setup/stage.ts'
import { httpExchange } from './http-exchange.ts'

interface PageOptions {
  readonly lane: Pick<Lane, 'strategy' | 'url'>
  readonly origin: string
  readonly profile: Profile
  readonly agent: Agent
  /** What browsers send for each kind of call; the same for all visitors of a lane, so it is worked out once. */
  readonly messages: Map<CallKind, Messages>
}

interface Messages {
  readonly preflight: SentRequest | undefined
  readonly request: SentRequest | undefined
}

/** Allows everything: to learn what a browser sends, and whether it would go on after a preflight. */
const allowing: Answer = {
  status: 204,
  statusText: '',
  headers: [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Methods', '*'],
    ['Access-Control-Allow-Headers', '*'],
  ],
}

/**
 * The page of one visitor, in a browser that the oracle plays: it decides what is sent and when a preflight comes
 * first; what is sent, and all that is answered, is real.
 */
export class SimulatedPage {
  readonly #options: PageOptions
  readonly #visitor: Visitor
  readonly #fragment: string

  constructor(options: PageOptions, fragment: string) {
    const { origin } = requestToLane(requestOfCall({ kind: 'get', path: '/' }, options.origin), options.lane)
    this.#options = options
    this.#visitor = new Visitor(origin, options.profile)
    this.#fragment = fragment
  }

  /** Makes a call and tells what script would learn of it. `atMs` is by the clock of this visitor's browser. */
  async send(call: Call, attemptId: string, atMs: number): Promise<PageResult> {
    const { lane, origin: pageOrigin, profile, messages } = this.#options
    const request = requestToLane(requestOfCall(call, pageOrigin), lane)
    const url = laneUrl(lane.url, request, this.#fragment)
    if (url === null) throw new Error(`The lane's address ${lane.url} and ${request.path} make no URL.`)
    const recorded = recordedRequest(request, url.href)
    const sent = messages.get(call.kind) ?? messagesOf(recorded, request.origin, profile)
    messages.set(call.kind, sent)
    const referer = request.origin + attemptReferrer(attemptId)
    const settle = (preflight: Answer | null, response: Answer) =>
      this.#visitor.settle(recorded, [{ url: null, preflight, response }], atMs)

    let preflight: Answer | null = null
    if (this.#visitor.decide(recorded, atMs) === 'asks') {
      preflight = await this.#exchange(sent.preflight, url, referer, null)
      const verdict = settle(preflight, allowing)
      if (verdict?.outcome !== 'readable') return resultOf(verdict, preflight)
    }
    const response = await this.#exchange(sent.request, url, referer, recorded.body)
    return resultOf(settle(preflight, response), response)
  }

  #exchange(
    message: SentRequest | undefined,
    { port, pathname, search }: URL,
    referer: string,
    body: string | null,
  ): Promise<Answer> {
    if (message === undefined) throw new Error('The oracle names no message for what it says is sent.')
    const { method, headers } = message
    const request = { method, path: pathname + search, headers: { ...headers, referer }, body }
    return httpExchange(Number(port), this.#options.agent, request)
  }
}

/** What a browser with an empty cache sends for a request: the headers of the preflight, and its own. */
function messagesOf(recorded: RecordedRequest, origin: string, profile: Profile): Messages {
  const hop = { url: null, preflight: allowing, response: allowing }
  const { sent = [] } = new Visitor(origin, profile).settle(recorded, [hop], 0) ?? {}
  return {
    preflight: sent.find(({ preflight }) => preflight),
    request: sent.find(({ preflight }) => !preflight),
  }
}

function resultOf(verdict: Verdict | null, answer: Answer): PageResult {
  const isResponse = verdict?.outcome === 'readable' && !('error' in answer)
  if (!isResponse)
    return { kind: 'failed', name: 'TypeError', message: 'Failed to fetch', elapsedMs: 0, timing: null }
  return {
    kind: 'response',
    type: verdict.response?.type === 'basic' ? 'basic' : 'cors',
    status: answer.status,
    statusText: answer.statusText,
    url: '',
    redirected: false,
    headers: [],
    body: '',
    bodyLength: 0,
    bodyError: null,
    elapsedMs: 0,
    timing: null,
  }
}
