import { laneEngines } from '../../scenarios/engines/engines.ts'
import type { LaneEngine } from '../../scenarios/words/engine.ts'
import type { OrderStore } from '../backend/order-store.ts'
import type { Listener } from '../listening.ts'
import { createTap } from '../witness/tap.ts'
import type { TapTarget } from '../witness/tap-target.ts'
import type { GenerationParts } from './generation.ts'
import { ProxyLogJoin } from '../witness/proxy-log-join.ts'
import { backendFilesOf, hostBackend, type HostedBackend, type BackendFaults } from './hosted-backend.ts'
import { keepProxy, type KeptProxy } from './kept-proxy.ts'
import type { LaneContext } from './lane-context.ts'
import type { LaneSetup } from './lane-setup.ts'

/** A proxy, the inner witness and a backend. */
export async function startDeployedGeneration(
  setup: LaneSetup,
  engineName: LaneEngine,
  store: OrderStore,
  faults: BackendFaults,
  context: LaneContext,
): Promise<GenerationParts> {
  const { stage, log, listenInside, guard, engines, page } = context
  const engine = engines.get(engineName)
  if (engine === undefined) throw new Error(`There is no engine "${engineName}" in this lab.`)

  const backend = await hostBackend(setup, store, faults, context)
  const observer = log.observer({ stage, lane: setup.id, witness: 'backend' })
  const targetOf = ({ port }: HostedBackend): TapTarget => ({ host: '127.0.0.1', port, observer })
  const tap = createTap(targetOf(backend))
  let witness: Listener | undefined
  const join = new ProxyLogJoin()
  const logged = join.add.bind(join)
  let proxy: KeptProxy
  try {
    witness = await listenInside(tap)
    const upstream = { host: '127.0.0.1', port: witness.port } as const
    const own = setup.strategy === 'same-origin' ? { page } : {}
    const { behaviour, intended } = setup
    const proxySetup = { behaviour: behaviour.proxy, intended: intended.proxy, upstream, ...own }
    proxy = await keepProxy(() => engine.start(proxySetup, { listen: listenInside, guard, logged }))
  } catch (error) {
    tap.close()
    await Promise.all([witness?.close(), backend.stop()])
    throw error
  }
  const { port: witnessPort } = witness

  return {
    setup,
    get entryPort() {
      return proxy.port
    },
    get isReachable() {
      return proxy.isUp
    },
    get proxyMessage() {
      return proxy.message
    },
    onChange: (listener) => proxy.onChange(listener),
    outerObserver: (told) => (laneEngines[engineName].log !== null ? join.observer(told) : told),
    outerWitness: 'proxy',
    get files() {
      return [...proxy.files, ...backendFilesOf(setup)]
    },
    get processes() {
      return [...proxy.processes, { name: 'backend', pid: process.pid }]
    },
    get backendIsUp() {
      return backend.isUp && witness !== undefined
    },
    async stopBackend() {
      // The witness stops listening as well, so that the proxy is refused and not merely cut off.
      const listening = witness
      witness = undefined
      await Promise.all([listening?.stopListening(), backend.stop()])
    },
    async startBackend() {
      await backend.start()
      void tap.switchTo(targetOf(backend))
      witness ??= await listenInside(tap, witnessPort)
    },
    stopProxy: () => proxy.halt(),
    startProxy: () => proxy.start(),
    async stop() {
      await proxy.stop()
      tap.close()
      await Promise.all([witness?.close(), backend.stop()])
    },
  }
}
