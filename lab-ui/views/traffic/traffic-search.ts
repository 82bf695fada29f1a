import type { SearchSchemaInput } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { readSearch, type SearchSchemas } from '../../shell/search/read-search.ts'
import { callKindNames } from '../../../scenarios/traffic/experiment/call-kind.ts'
import type { OwnTraffic } from '../../../scenarios/traffic/calculator/offload.ts'
import { usualTraffic, type TrafficSpec } from '../../../scenarios/traffic/experiment/traffic-spec.ts'
import { engineNames, type EngineName } from '../../../scenarios/words/engine.ts'
import { usualOwnTraffic } from './usual-own-traffic.ts'

/**
 * The state of the traffic view that its URL holds: the experiment, and the traffic that the calculator is told of. An empty
 * engine means the lab's own.
 */
export interface TrafficSearch extends TrafficSpec, OwnTraffic {
  readonly engine: EngineName | ''
}

export const defaultTrafficSearch: TrafficSearch = { ...usualTraffic, ...usualOwnTraffic, engine: '' }

/** A number of any size: what is too large is shown with the limit, and not swallowed. */
const number = z.number()

const schemas = {
  visitors: number,
  calls: number,
  maxAges: z.array(number),
  kinds: z.array(z.enum(callKindNames)),
  addresses: number,
  seed: number,
  engine: z.enum(['', ...engineNames]),
  callsPerVisit: number,
  secondsBetween: number,
  urls: number,
  maxAgeSeconds: number,
  simplePercent: number,
  requestMs: number,
  visitsPerDay: number,
} satisfies SearchSchemas<TrafficSearch>

/** Reads the URL. A value that is none falls back to its default, so that a mistyped link still opens. */
export function readTrafficSearch(search: Partial<TrafficSearch> & SearchSchemaInput): TrafficSearch {
  return readSearch(defaultTrafficSearch, schemas, search)
}
