import type { LoggedRequest } from '../proxies/logged-request.ts'
import type { TapObserver } from './tap.ts'
import type { WireExchange } from './wire-exchange.ts'

/** The most that wait for their other half; an exchange that a proxy never logs must not be kept for ever. */
const mostWaiting = 5_000
/**
 * The clock is one, but a busy machine may hold the witness up between handing bytes on and looking at it; it takes
 * many seconds until a port comes round again.
 */
const toleranceMs = 1_000

/**
 * Joins what a proxy's log says with what the witness before it saw. Both know the port of the connection and which
 * request on it this was, and either may come first.
 */
export class ProxyLogJoin {
  private readonly seen = new Map<string, WireExchange>()
  private readonly logged = new Map<string, LoggedRequest>()

  /** Takes a request that the log speaks of. */
  add(request: LoggedRequest): void {
    const key = keyOf(request.log.port, request.log.request)
    const wire = this.seen.get(key)
    this.seen.delete(key)
    if (wire !== undefined && isOf(request, wire)) wire.proxyLog = request.log
    else keepNewest(this.logged, key, request)
  }

  /** The observer of the witness, which tells another one as well. */
  observer(told: TapObserver): TapObserver {
    return {
      opened(wire) {
        wire.isLogged = true
        told.opened(wire)
      },
      changed: (wire) => {
        this.join(wire)
        told.changed(wire)
      },
    }
  }

  private join(wire: WireExchange): void {
    const { localPort } = wire.connection
    if (wire.proxyLog !== undefined || localPort === null) return
    const key = keyOf(localPort, wire.ordinal)
    const request = this.logged.get(key)
    this.logged.delete(key)
    // A port is used again by and by: what was logged before the exchange began is another one's.
    if (request !== undefined && isOf(request, wire)) wire.proxyLog = request.log
    else keepNewest(this.seen, key, wire)
  }
}

const keyOf = (port: number, ordinal: number) => `${port}:${ordinal}`
const isOf = ({ atMs }: LoggedRequest, { startedAtMs }: WireExchange) => atMs >= startedAtMs - toleranceMs

function keepNewest<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key)
  map.set(key, value)
  if (map.size <= mostWaiting) return
  const [oldest] = map.keys()
  if (oldest !== undefined) map.delete(oldest)
}
