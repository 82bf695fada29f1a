import type { LaneEngine } from '../../scenarios/words/engine.ts'
import type { OrderStore } from '../backend/order-store.ts'
import { openStableAddress } from '../hop/stable-address.ts'
import type { DeployedGeneration, LaneBackend, Unmeasured } from './generation.ts'
import { backendFilesOf, hostBackend, type BackendFaults } from './hosted-backend.ts'
import type { KeptProxy } from './kept-proxy.ts'
import type { LaneContext } from './lane-context.ts'
import type { LaneSetup } from './lane-setup.ts'
import { startKeptProxy } from './start-kept-proxy.ts'

/**
 * Starts a backend, the inner witness and a proxy, in this order. The proxy's configuration names the inner witness, which
 * therefore keeps its address while the backend is stopped and started again.
 * @throws what an engine or listening throws; whatever was started until then is stopped again.
 */
export async function startDeployedGeneration(
  setup: LaneSetup,
  engine: LaneEngine,
  store: OrderStore,
  faults: BackendFaults,
  context: LaneContext,
): Promise<Unmeasured<DeployedGeneration>> {
  const { stage, log, listenInside, page } = context
  const inner = await openStableAddress(await hostBackend(setup, store, faults, context), listenInside)
  let proxy: KeptProxy
  try {
    const upstream = { host: '127.0.0.1', port: inner.port } as const
    const own = setup.strategy === 'same-origin' ? { page } : {}
    const { behaviour, intended } = setup
    const proxySetup = { behaviour: behaviour.proxy, intended: intended.proxy, upstream, ...own }
    const told = log.observer({ stage, lane: setup.id, witness: 'proxy' })
    proxy = await startKeptProxy(engine, proxySetup, told, context)
  } catch (error) {
    await inner.close()
    throw error
  }
  const backend: LaneBackend = {
    get isReachable() {
      return inner.server.isReachable && inner.isListening
    },
    // Each ends when the inner witness has followed: the proxy is refused then, and not merely cut off.
    async stop() {
      await inner.server.stop()
      await inner.settled()
    },
    async start() {
      await inner.server.start()
      await inner.follow()
    },
  }

  return {
    kind: 'deployed',
    setup,
    proxy,
    backend,
    get files() {
      return [...proxy.files, ...backendFilesOf(setup)]
    },
    get processes() {
      return [...proxy.processes, { name: 'backend', pid: process.pid }]
    },
    target: () => proxy.target(),
    get isReachable() {
      return proxy.isReachable
    },
    onChange: (listener) => proxy.onChange(listener),
    async stop() {
      await proxy.stop()
      await inner.close()
    },
  }
}
