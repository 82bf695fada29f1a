import type { OrderStore } from '../backend/order-store.ts'
import { startDeployedGeneration } from './deployed-generation.ts'
import type { Generation, GenerationParts } from './generation.ts'
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
  const parts = await startParts(setup, store, faults, context)
  const readyInMs = performance.now() - startedAt
  // Not spread into a new object: what it tells of itself is told by getters.
  return Object.assign(parts, { readyInMs })
}

function startParts(
  setup: LaneSetup,
  store: OrderStore,
  faults: BackendFaults,
  context: LaneContext,
): Promise<GenerationParts> {
  return setup.engine === null
    ? startLocalGeneration(setup, store, faults, context)
    : startDeployedGeneration(setup, setup.engine, store, faults, context)
}
