import type { TapTarget } from '../witness/tap-target.ts'

/**
 * What stands behind a stable address: one server, or a chain of them that is started and stopped together. The address
 * needs to know nothing else of it, so any kind of server fits.
 */
export interface HopServer {
  /** Where it answers, or answered last, and who observes that; the port may be another after each start. */
  target(): TapTarget
  /** False while it is down: its address refuses connections then. */
  readonly isReachable: boolean
  /** Called when it has gone down or come up. It has one listener: the address that it stands behind. */
  onChange(listener: () => void): void
  /** Ends it for good, with the connections that are still open. */
  stop(): Promise<void>
}
