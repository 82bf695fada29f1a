import { laneUrl } from '../../setup/request/lane-url.ts'
import { requestToLane } from '../../setup/request/request-to-lane.ts'
import type { Profile } from '../../fetch-standard/profiles/profiles.ts'
import { answeredBy, browserExchanges, isPreflight } from '../../runs/outcome/exchanges.ts'
import { emptyTally, tallied, type Tally } from '../../runs/outcome/tally.ts'
import { recordedHops } from '../../runs/prediction/recorded-hops.ts'
import { recordedRequest } from '../../setup/predict/recorded-request.ts'
import type { Attempt } from '../../words/attempt.ts'
import type { Exchange } from '../../words/exchange.ts'
import type { PageResult } from '../../words/page-result.ts'
import type { Lane } from '../../setup/stage.ts'
import { policyAppliedBy } from '../../words/strategy.ts'
import { requestOfCall, type Call } from '../experiment/call.ts'
import { Visitor } from '../experiment/visitor.ts'

/** What the calls of all visitors came to in one lane. Plain data. */
export interface TrafficCounts extends Tally {
  /** Who dealt with the preflights that browsers sent, by what was seen on both sides of the proxy. */
  readonly preflightsByProxy: number
  readonly preflightsFromProxyCache: number
  readonly preflightsByBackend: number
  /** Nobody answered, or with a status of 500 or more. */
  readonly preflightsUnanswered: number
  /** Calls of which a witness saw something for sure. */
  readonly joined: number
  /** Calls that got no response, or one with a status of 500 or more. */
  readonly failed: number
  /** Whether so many calls failed in a row that there is no use in sending more. */
  readonly isGone: boolean
  /** Preflights that a browser by the oracle would have spared, and those that it would have sent and did not come. */
  readonly unexpectedPreflights: number
  readonly missingPreflights: number
}

export const noTraffic: TrafficCounts = {
  ...emptyTally,
  preflightsByProxy: 0,
  preflightsFromProxyCache: 0,
  preflightsByBackend: 0,
  preflightsUnanswered: 0,
  joined: 0,
  failed: 0,
  isGone: false,
  unexpectedPreflights: 0,
  missingPreflights: 0,
}

/** A call that is over: what its page was told, and what the witnesses saw. */
export interface SettledCall {
  readonly call: Call
  /** Names the visitor's URLs, so that no other visitor's browser shares its preflights. */
  readonly fragment: string
  readonly result: PageResult
  readonly seen: Attempt
  /** When it was sent, by the clock of the visitor's browser, in milliseconds. */
  readonly atMs: number
}

/** A lane in which so many calls failed, one after the other, is given up. */
const mostFailuresInARow = 50

interface LaneTrafficOptions {
  readonly lane: Pick<Lane, 'strategy' | 'environment' | 'url'>
  /** The serialized origin of the page. */
  readonly origin: string
  /** How many calls each visitor makes. */
  readonly calls: number
  readonly profile: Profile
}

/**
 * Counts the calls in one lane. Those of one visitor come in order; several visitors may take turns. Keeps
 * something for the visitors alone that are not through yet.
 */
export class LaneTraffic {
  readonly #options: LaneTrafficOptions
  readonly #visitors = new Map<number, Visitor>()
  #counts = noTraffic
  #failuresInARow = 0

  constructor(options: LaneTrafficOptions) {
    this.#options = options
  }

  get counts(): TrafficCounts {
    return this.#counts
  }

  add({ call, fragment, result, seen, atMs }: SettledCall): void {
    const { lane, origin, calls, profile } = this.#options
    const request = requestToLane(requestOfCall(call, origin), lane)
    const url = laneUrl(lane.url, request, fragment)?.href ?? lane.url
    const recorded = recordedRequest(request, url)
    const visitor = this.#visitors.get(call.visitor) ?? new Visitor(request.origin, profile)
    const decision = visitor.decide(recorded, atMs)
    visitor.settle(recorded, recordedHops(seen.exchanges), atMs)
    if (call.number === calls - 1) this.#visitors.delete(call.visitor)
    else this.#visitors.set(call.visitor, visitor)

    const wasSeen = seen.exchanges.length > 0
    const preflights = browserExchanges(seen.exchanges).filter(isPreflight)
    const dealers = preflights.map((each) => dealtWithBy(each, seen.exchanges, lane))
    const by = (who: ReturnType<typeof dealtWithBy>) => dealers.filter((each) => each === who).length
    const hasFailed = isFailure(result, seen)
    this.#failuresInARow = hasFailed ? this.#failuresInARow + 1 : 0
    const before = this.#counts
    this.#counts = {
      ...before,
      ...tallied(before, { request, result, seen, hadPreflight: decision !== 'not-needed' }),
      preflightsByProxy: before.preflightsByProxy + by('proxy'),
      preflightsFromProxyCache: before.preflightsFromProxyCache + by('proxy-cache'),
      preflightsByBackend: before.preflightsByBackend + by('backend'),
      preflightsUnanswered: before.preflightsUnanswered + by('nobody'),
      joined: before.joined + (wasSeen ? 1 : 0),
      failed: before.failed + (hasFailed ? 1 : 0),
      isGone: before.isGone || this.#failuresInARow >= mostFailuresInARow,
      unexpectedPreflights:
        before.unexpectedPreflights + (decision !== 'asks' && preflights.length > 0 ? 1 : 0),
      missingPreflights:
        before.missingPreflights + (decision === 'asks' && wasSeen && preflights.length === 0 ? 1 : 0),
    }
  }
}

function dealtWithBy(
  preflight: Exchange,
  exchanges: readonly Exchange[],
  lane: Pick<Lane, 'strategy' | 'environment'>,
): 'proxy' | 'proxy-cache' | 'backend' | 'nobody' {
  if (preflight.status === null || preflight.status >= 500) return 'nobody'
  if (answeredBy(preflight, exchanges) === 'backend') return 'backend'
  // A proxy that applies no policy has no answer but one of the backend's, kept. Its log says so too, if it is in time.
  return policyAppliedBy(lane) === 'backend' ? 'proxy-cache' : 'proxy'
}

function isFailure(result: PageResult, { exchanges, isUnclear }: Attempt): boolean {
  // It may as well have been blocked.
  if (isUnclear === true) return false
  const last = browserExchanges(exchanges).at(-1)
  if (last !== undefined) return last.status === null || last.status >= 500
  return result.kind !== 'response'
}
