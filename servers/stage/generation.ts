import type { Witness } from '../../scenarios/words/exchange.ts'
import type { RunningFile } from '../../scenarios/setup/stage.ts'
import type { TapObserver } from '../witness/tap-target.ts'
import type { LaneSetup } from './lane-setup.ts'

/** What stands behind a lane's address for one setup: proxy, inner witness, backend. */
export interface Generation {
  readonly setup: LaneSetup
  /** Milliseconds from nothing until all of it listened. */
  readonly readyInMs: number
  /** The port that the outer witness dials: the proxy's, or the backend's where there is no proxy. */
  readonly entryPort: number
  /** False while the proxy is down: nobody answers at the entry port then. */
  readonly isReachable: boolean
  /** What has happened to the proxy, and what to do; empty while nothing has. */
  readonly proxyMessage: string
  /** Called when the proxy has gone down or come up; the entry port is then another. */
  onChange(listener: () => void): void
  /** The observer of the witness before the entry, which tells this one as well. */
  outerObserver(this: void, told: TapObserver): TapObserver
  /** The hop that the outer witness stands in front of. */
  readonly outerWitness: Witness
  readonly files: readonly RunningFile[]
  readonly processes: readonly { readonly name: string; readonly pid: number }[]
  readonly backendIsUp: boolean
  stopBackend(): Promise<void>
  /** Starts a stopped backend again; where there is no proxy, entryPort changes. */
  startBackend(): Promise<void>
  /** Stops the proxy, as a fault on purpose, and starts it again. @throws NoProxyError where there is none. */
  stopProxy(): Promise<void>
  startProxy(): Promise<void>
  /** Ends everything, with the connections that are still open. */
  stop(): Promise<void>
}

/** What is started; how long that took is not its own business. */
export type GenerationParts = Omit<Generation, 'readyInMs'>
