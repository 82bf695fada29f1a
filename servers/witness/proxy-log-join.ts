import type { ProxyLog } from '../../scenarios/words/exchange.ts'
import type { TapObserver } from './tap-target.ts'
import { wireNow, type WireConnection, type WireExchange } from './wire-exchange.ts'

/** Upper limit of what waits for its other half: an exchange that a proxy never logs must not be kept for ever. */
const maxWaiting = 5_000
/**
 * How long after its end an exchange may still get a line. The proxy writes it right after the response, and after
 * half a minute where it reads on what a client still sends.
 */
const logComesWithinMs = 40_000

interface LoggedLine {
  readonly log: ProxyLog
  readonly arrivedAtMs: number
}

/**
 * Joins what a proxy's log says with what the witness before it saw. Both know the port of the connection and which
 * request on it this was. A port comes round again; which connection of it a line is about, the order of arrival tells:
 * the witness sees a request before it passes it on, so its line comes later. No clock but our own is looked at.
 */
export class ProxyLogJoin {
  /** Exchanges without a line, by port and number: of the newest connection of that port. */
  private readonly seen = new Map<string, WireExchange>()
  /** Exchanges of connections whose port was not known yet when they began. */
  private readonly unplaced = new Map<WireExchange, true>()
  /** Lines without an exchange: the proxy answered what was not a whole request yet. */
  private readonly logged = new Map<string, LoggedLine>()
  /** The newest connection of each port that we have used. */
  private readonly connections = new Map<number, WireConnection>()
  private readonly now: () => number

  /** @param now a clock in milliseconds that never steps; exchanges begin by the same. */
  constructor(now: () => number = wireNow) {
    this.now = now
  }

  /** Takes a line of the log, when it arrives. */
  add(log: ProxyLog): void {
    for (const wire of this.unplaced.keys()) this.place(wire)
    const key = keyOf(log.port, log.request)
    const wire = this.seen.get(key)
    this.seen.delete(key)
    const arrivedAtMs = this.now()
    const isOfNewest = wire !== undefined && wire.connection === this.connections.get(log.port)
    if (isOfNewest && arrivedAtMs < endOf(wire) + logComesWithinMs) wire.proxyLog = log
    else keepNewest(this.logged, key, { log, arrivedAtMs })
  }

  /** The observer of the witness, which tells another one as well. */
  observer(told: TapObserver): TapObserver {
    return {
      opened: (wire) => {
        wire.isLogged = true
        this.place(wire)
        told.opened(wire)
      },
      changed: (wire) => {
        if (this.unplaced.has(wire)) this.place(wire)
        told.changed(wire)
      },
    }
  }

  /** Gives an exchange the line that has come already, or lets it wait for one. */
  private place(wire: WireExchange): void {
    const { connection, ordinal } = wire
    // No proxy logs an answer that it gave to no request.
    if (ordinal === 0) return
    const { localPort } = connection
    if (localPort === null) {
      // A connection that failed never gets a port.
      if (wire.isOver) this.unplaced.delete(wire)
      else if (!this.unplaced.has(wire)) keepNewest(this.unplaced, wire, true)
      return
    }
    this.unplaced.delete(wire)
    this.connections.set(localPort, connection)
    const key = keyOf(localPort, ordinal)
    const line = this.logged.get(key)
    this.logged.delete(key)
    // What came before the exchange began was about another connection, which had this port before.
    if (line !== undefined && line.arrivedAtMs >= wire.startedAtMs) wire.proxyLog = line.log
    else keepNewest(this.seen, key, wire)
  }
}

const keyOf = (port: number, ordinal: number) => `${port}:${ordinal}`

/** When it had ended, or began where its end was never seen. One that is under way has no end yet. */
const endOf = ({ isOver, startedAtMs, durationMs }: WireExchange) =>
  isOver ? startedAtMs + (durationMs ?? 0) : Number.POSITIVE_INFINITY

function keepNewest<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  map.delete(key)
  map.set(key, value)
  if (map.size <= maxWaiting) return
  for (const [oldest] of map) {
    map.delete(oldest)
    return
  }
}
