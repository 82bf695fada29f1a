import type { Witness } from '../../scenarios/words/exchange.ts'
import type { RunningFile } from '../../scenarios/words/stage.ts'
import type { OrderStore } from '../backend/order-store.ts'
import { startDeployedGeneration } from './deployed-generation.ts'
import type { LaneContext } from './lane-context.ts'
import type { LaneSetup } from './lane-setup.ts'
import { startLocalGeneration } from './local-generation.ts'

/** What stands behind a lane's address for one setup: proxy, inner witness, backend. */
export interface Generation {
  readonly setup: LaneSetup
  /** The port that the outer witness dials: the proxy's, or the backend's where there is no proxy. */
  readonly entryPort: number
  /** The hop that the outer witness stands in front of. */
  readonly outerWitness: Witness
  readonly files: readonly RunningFile[]
  readonly processes: readonly { readonly name: string; readonly pid: number }[]
  readonly backendIsUp: boolean
  stopBackend(): Promise<void>
  /** Starts a stopped backend again; where there is no proxy, entryPort changes. */
  startBackend(): Promise<void>
  /** Ends everything, with the connections that are still open. */
  stop(): Promise<void>
}

/**
 * Starts all that one setup needs, innermost first.
 * @throws what an engine or a port throws; whatever was started until then is stopped again.
 */
export function startGeneration(
  setup: LaneSetup,
  store: OrderStore,
  context: LaneContext,
): Promise<Generation> {
  return setup.engine === null
    ? startLocalGeneration(setup, store, context)
    : startDeployedGeneration(setup, setup.engine, store, context)
}
