import type { OrderStore } from '../backend/order-store.ts'
import { startDeployedGeneration } from './deployed-generation.ts'
import type { Generation } from './generation.ts'
import type { BackendFaults } from './hosted-backend.ts'
import type { LaneContext } from './lane-context.ts'
import type { LaneSetup } from './lane-setup.ts'
import { startLocalGeneration } from './local-generation.ts'

/**
 * Starts all that one setup needs, innermost first.
 * @throws what an engine or a port throws; whatever was started until then is stopped again.
 */
export async function startGeneration(
  setup: LaneSetup,
  store: OrderStore,
  faults: BackendFaults,
  context: LaneContext,
): Promise<Generation> {
  const startedAt = performance.now()
  // Not spread into a new object: what changes about a generation, its getters tell.
  const measured = <Parts extends object>(parts: Parts) =>
    Object.assign(parts, { readyInMs: performance.now() - startedAt })
  return setup.engine === null
    ? measured(await startLocalGeneration(setup, store, faults, context))
    : measured(await startDeployedGeneration(setup, setup.engine, store, faults, context))
}
