import type { HeaderList } from '../../scenarios/words/exchange.ts'

/** An exchange as its tap sees it happen: filled in while it goes on. */
export interface WireExchange {
  readonly method: string
  readonly url: string
  readonly requestHeaders: HeaderList
  /** Milliseconds since the epoch, with a fraction. */
  readonly startedAtMs: number
  status: number | null
  statusText: string
  responseHeaders: HeaderList
  interim: readonly { readonly status: number; readonly headers: HeaderList }[]
  headMs: number | null
  durationMs: number | null
  error: string | null
}

/** Milliseconds since the epoch, with a fraction, and never going backwards. */
export const wireNow = (): number => performance.timeOrigin + performance.now()

/** An exchange of which nothing but the request is known yet. */
export function openedExchange(
  request: Pick<WireExchange, 'method' | 'url' | 'requestHeaders' | 'startedAtMs'>,
): WireExchange {
  return {
    ...request,
    status: null,
    statusText: '',
    responseHeaders: [],
    interim: [],
    headMs: null,
    durationMs: null,
    error: null,
  }
}
