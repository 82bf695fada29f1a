import { tallySentence } from '../../runs/outcome/tally.ts'
import type { TrafficCounts } from './lane-traffic.ts'

interface TrafficRow {
  /** What it is called in a table, and what its column of a CSV is. */
  readonly name: string
  readonly column: string
  readonly valueOf: (counts: TrafficCounts) => number
}

/** What is told of each lane, in this order: the preflights first, the requests proper after them. */
export const trafficRows: readonly TrafficRow[] = [
  { name: 'Calls', column: 'calls', valueOf: ({ attempts }) => attempts },
  {
    name: 'Preflights spared by browsers',
    column: 'spared_by_browser',
    valueOf: ({ sparedPreflights }) => sparedPreflights,
  },
  {
    name: 'Preflights answered by the proxy',
    column: 'answered_by_proxy',
    valueOf: ({ preflightsByProxy }) => preflightsByProxy,
  },
  {
    name: 'Preflights from the proxy’s cache',
    column: 'from_proxy_cache',
    valueOf: ({ preflightsFromProxyCache }) => preflightsFromProxyCache,
  },
  {
    name: 'Preflights done by the backend',
    column: 'done_by_backend',
    valueOf: ({ preflightsByBackend }) => preflightsByBackend,
  },
  {
    name: 'OPTIONS at the proxy',
    column: 'options_at_proxy',
    valueOf: ({ optionsAtProxy }) => optionsAtProxy,
  },
  {
    name: 'OPTIONS at the backend',
    column: 'options_at_backend',
    valueOf: ({ optionsAtBackend }) => optionsAtBackend,
  },
  {
    name: 'Requests at the backend',
    column: 'requests_at_backend',
    valueOf: ({ requestsAtBackend }) => requestsAtBackend,
  },
  { name: 'Calls that failed', column: 'failed', valueOf: ({ failed }) => failed },
  { name: 'Calls that a witness saw', column: 'joined', valueOf: ({ joined }) => joined },
]

/** How the calls of a lane ended. */
export const outcomesOf = (counts: TrafficCounts): string => tallySentence(counts) || '—'
