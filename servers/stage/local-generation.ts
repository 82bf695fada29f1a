import type { OrderStore } from '../backend/order-store.ts'
import type { LocalGeneration, Unmeasured } from './generation.ts'
import { backendFilesOf, hostBackend, type BackendFaults } from './hosted-backend.ts'
import type { LaneContext } from './lane-context.ts'
import type { LaneSetup } from './lane-setup.ts'

/** Starts a backend with nothing before it. @throws what listening throws. */
export async function startLocalGeneration(
  setup: LaneSetup,
  store: OrderStore,
  faults: BackendFaults,
  context: LaneContext,
): Promise<Unmeasured<LocalGeneration>> {
  const backend = await hostBackend(setup, store, faults, context)
  return {
    kind: 'local',
    setup,
    proxy: null,
    backend,
    files: backendFilesOf(setup),
    processes: [{ name: 'backend', pid: process.pid }],
    target: () => backend.target(),
    get isReachable() {
      return backend.isReachable
    },
    onChange: (listener) => backend.onChange(listener),
    stop: () => backend.stop(),
  }
}
