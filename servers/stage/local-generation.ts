import type { OrderStore } from '../backend/order-store.ts'
import type { GenerationParts } from './generation.ts'
import { backendFilesOf, hostBackend, type BackendFaults } from './hosted-backend.ts'
import type { LaneContext } from './lane-context.ts'
import type { LaneSetup } from './lane-setup.ts'
import { NoProxyError } from './no-proxy-error.ts'

/** A backend and nothing before it: as on a developer's computer. */
export async function startLocalGeneration(
  setup: LaneSetup,
  store: OrderStore,
  faults: BackendFaults,
  context: LaneContext,
): Promise<GenerationParts> {
  const backend = await hostBackend(setup, store, faults, context)
  return {
    setup,
    get entryPort() {
      return backend.port
    },
    isReachable: true,
    proxyMessage: '',
    onChange() {},
    outerObserver: (told) => told,
    outerWitness: 'backend',
    files: backendFilesOf(setup),
    processes: [{ name: 'backend', pid: process.pid }],
    get backendIsUp() {
      return backend.isUp
    },
    stopBackend: () => backend.stop(),
    startBackend: () => backend.start(),
    stopProxy: () => Promise.reject(new NoProxyError(setup.id)),
    startProxy: () => Promise.reject(new NoProxyError(setup.id)),
    stop: () => backend.stop(),
  }
}
