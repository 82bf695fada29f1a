import type { CallKind } from './call-kind.ts'

/** A traffic experiment, as it is asked for: visitors × calls, once for each Max-Age. */
export interface TrafficSpec {
  readonly visitors: number
  /** Of each visitor, one after the other. */
  readonly calls: number
  /** Seconds; the experiment is made once for each. */
  readonly maxAges: readonly number[]
  /** What visitors send; each call is one of these, drawn by the seed. */
  readonly kinds: readonly CallKind[]
  /** Over how many orders the calls are spread. Each has a URL, and so a preflight, of its own. */
  readonly addresses: number
  readonly seed: number
}

export const usualTraffic: TrafficSpec = {
  visitors: 200,
  calls: 5,
  maxAges: [600, 0],
  kinds: ['put-json'],
  addresses: 1,
  seed: 1,
}
