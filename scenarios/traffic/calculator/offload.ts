import type { Profile } from '../../fetch-standard/profiles/profiles.ts'
import type { Hop } from '../../fetch-standard/recording/recording.ts'
import { recordedRequest } from '../../setup/predict/recorded-request.ts'
import { keptAtMost } from '../../setup/policy/rules/kept-at-most.ts'
import type { CallKind } from '../experiment/call-kind.ts'
import { requestOfCall } from '../experiment/call.ts'
import type { MeasuredCpu } from './measured-cpu.ts'
import { cpuOf, measuredCpu } from './measured-cpu.ts'
import { Visitor } from '../experiment/visitor.ts'

/** The traffic of somebody's own, as the calculator is told of it. */
export interface OwnTraffic {
  readonly callsPerVisit: number
  /** Between the calls of a visit. */
  readonly secondsBetween: number
  readonly maxAgeSeconds: number
  /** Of 100 calls, how many are CORS-safelisted and have no preflight. */
  readonly simplePercent: number
  /** URLs that a visit goes to in turn; each has a preflight of its own. */
  readonly urls: number
  /** CPU of the backend's own work on one request, in milliseconds. */
  readonly requestMs: number
  readonly visitsPerDay: number
}

/** What a proxy that answers preflights takes off the backend, in one browser. */
export interface Offload {
  readonly browser: string
  readonly preflightsPerVisit: number
  /** Of 100 messages that reach a backend which answers preflights itself. */
  readonly percentOfMessages: number
  /** Of 100 parts of that backend's CPU. */
  readonly percentOfCpu: number
  readonly cpuSecondsPerDay: number
}

const client = 'http://app.test'
const api = 'http://api.test'
const longestVisit = 500

/** What the backend is spared, for each browser by its cap on Max-Age; a visit is played through by the oracle. */
export function offloadOf(traffic: OwnTraffic, measured: MeasuredCpu = measuredCpu): readonly Offload[] {
  const preflightUs = cpuOf('backend with cors()', measured)?.preflight ?? 0
  return keptAtMost.map(({ browser, profile }) => {
    const preflights = preflightsOfVisit(traffic, profile)
    const cpuOfPreflights = preflights * preflightUs
    const cpuOfCalls = traffic.callsPerVisit * traffic.requestMs * 1_000
    return {
      browser,
      preflightsPerVisit: preflights,
      percentOfMessages: (100 * preflights) / (preflights + traffic.callsPerVisit),
      percentOfCpu: cpuOfPreflights === 0 ? 0 : (100 * cpuOfPreflights) / (cpuOfPreflights + cpuOfCalls),
      cpuSecondsPerDay: (cpuOfPreflights * traffic.visitsPerDay) / 1_000_000,
    }
  })
}

function preflightsOfVisit(traffic: OwnTraffic, profile: Profile): number {
  const { callsPerVisit, secondsBetween, maxAgeSeconds, simplePercent, urls } = traffic
  const visitor = new Visitor(client, profile)
  const hop: Hop = {
    url: null,
    preflight: {
      status: 204,
      statusText: '',
      headers: [
        ['Access-Control-Allow-Origin', client],
        ['Access-Control-Allow-Methods', 'PUT'],
        ['Access-Control-Allow-Headers', 'content-type'],
        ['Access-Control-Max-Age', String(maxAgeSeconds)],
      ],
    },
    response: { status: 200, statusText: '', headers: [['Access-Control-Allow-Origin', client]] },
  }
  const calls = Math.min(callsPerVisit, longestVisit)
  let preflights = 0
  let asking = 0
  for (let call = 0; call < calls; call += 1) {
    // Spread as evenly as whole calls can be.
    const isSimple = Math.floor(((call + 1) * simplePercent) / 100) > Math.floor((call * simplePercent) / 100)
    if (isSimple) continue
    const kind: CallKind = 'put-json'
    const path = `/orders/${asking % urls}`
    asking += 1
    const request = recordedRequest(requestOfCall({ kind, path }, client), api + path)
    const atMs = call * secondsBetween * 1_000
    if (visitor.decide(request, atMs) === 'asks') preflights += 1
    visitor.settle(request, [hop], atMs)
  }
  return preflights
}

/** Shares of the backend's CPU, in percent, below which an offload is called nothing, small, or else large. */
const nothingBelow = 1
const largeFrom = 10

/** For which traffic it is large and for which it is nothing, in a sentence. */
export function offloadSentence(offloads: readonly Offload[]): string {
  const most = offloads.reduce((one, other) => (other.percentOfCpu > one.percentOfCpu ? other : one))
  const { percentOfCpu, percentOfMessages, preflightsPerVisit, cpuSecondsPerDay, browser } = most
  if (preflightsPerVisit === 0) return 'Nothing: no call of a visit asks for a preflight.'
  const [word, so] =
    percentOfCpu < nothingBelow
      ? ['Next to nothing', 'It is no reason to move CORS to a load balancer.']
      : percentOfCpu < largeFrom
        ? ['Little', 'Other reasons should decide where CORS is handled.']
        : ['Much', 'Here a load balancer, or a longer Max-Age, is felt.']
  return `${word}: at most ${percentOfCpu.toFixed(1)} % of the backend’s CPU and ${percentOfMessages.toFixed(0)} % of the messages that it gets, in ${browser}. That is ${duration(cpuSecondsPerDay)} of CPU a day. ${so}`
}

function duration(seconds: number): string {
  if (seconds < 1) return 'less than a second'
  if (seconds < 120) return `${Math.round(seconds)} seconds`
  return seconds < 7_200 ? `${Math.round(seconds / 60)} minutes` : `${(seconds / 3_600).toFixed(1)} hours`
}
