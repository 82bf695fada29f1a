import type { ProxyLog } from '../../scenarios/words/exchange.ts'

/** A request in the log of an engine. */
export interface LoggedRequest {
  /** When the engine wrote it down, in milliseconds since the epoch. */
  readonly atMs: number
  readonly log: ProxyLog
}
