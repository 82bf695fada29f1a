import type { WireExchange } from './wire-exchange.ts'

/** Told what a tap sees. Called in the middle of passing bytes on: must be quick, must not throw. */
export interface TapObserver {
  /** A request's head is complete, or what came cannot be framed as one. */
  opened(exchange: WireExchange): void
  /** Its response head, its end or an error has come. */
  changed(exchange: WireExchange): void
}

/** Where a tap dials, and who is told of the exchanges that go there. Compared by identity. */
export interface TapTarget {
  readonly host: string
  readonly port: number
  readonly observer: TapObserver
}
