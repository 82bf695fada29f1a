import type { Reason } from '../../fetch-standard/recording/verdict.ts'
import type { Exchange } from '../../words/exchange.ts'
import { hopExchanges } from './recorded-hops.ts'

/** What the browser stopped at: one header of one message, or its status. */
export interface Decider {
  readonly exchange: Exchange
  /** A header's name in lower case, or `status`. */
  readonly header: string
}

/** Where in the messages of an attempt its reason is found; null where no header and no status is to blame. */
export function deciderOf(
  { code, hop, header }: Pick<Reason, 'code' | 'hop' | 'header'>,
  exchanges: readonly Exchange[],
): Decider | null {
  const at = hopExchanges(exchanges)[hop]
  const exchange = (code.startsWith('preflight-') ? at?.preflight : at?.response) ?? null
  const isByStatus = code === 'preflight-status' || code === 'redirect-mode-error'
  const decides = header ?? (isByStatus ? 'status' : null)
  return exchange === null || decides === null ? null : { exchange, header: decides }
}
