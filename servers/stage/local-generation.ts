import { runningBackendFiles } from '../backend/create-app.ts'
import type { OrderStore } from '../backend/order-store.ts'
import type { Generation } from './generation.ts'
import { hostBackend } from './hosted-backend.ts'
import type { LaneContext } from './lane-context.ts'
import type { LaneSetup } from './lane-setup.ts'

/** A backend and nothing before it: as on a developer's computer. */
export async function startLocalGeneration(
  setup: LaneSetup,
  store: OrderStore,
  context: LaneContext,
): Promise<Generation> {
  const backend = await hostBackend(setup, store, context)
  return {
    setup,
    get entryPort() {
      return backend.port
    },
    outerWitness: 'backend',
    files: runningBackendFiles(setup.backendPolicy),
    processes: [{ name: 'backend', pid: process.pid }],
    get backendIsUp() {
      return backend.isUp
    },
    stopBackend: () => backend.stop(),
    startBackend: () => backend.start(),
    stop: () => backend.stop(),
  }
}
