import type { EngineName } from '../../scenarios/words/engine.ts'
import { runningBackendFiles } from '../backend/create-app.ts'
import type { OrderStore } from '../backend/order-store.ts'
import type { Listener } from '../listening.ts'
import type { RunningProxy } from '../proxies/engine.ts'
import { createTap, type TapTarget } from '../witness/tap.ts'
import type { Generation } from './generation.ts'
import { hostBackend, type HostedBackend } from './hosted-backend.ts'
import type { LaneContext } from './lane-context.ts'
import type { LaneSetup } from './lane-setup.ts'

/** A proxy, the inner witness and a backend. */
export async function startDeployedGeneration(
  setup: LaneSetup,
  engineName: EngineName,
  store: OrderStore,
  context: LaneContext,
): Promise<Generation> {
  const { stage, log, listenInside, engines } = context
  const engine = engines.get(engineName)
  if (engine === undefined) throw new Error(`There is no engine "${engineName}" in this lab.`)

  const backend = await hostBackend(setup, store, context)
  const observer = log.observer({ stage, lane: setup.id, witness: 'backend' })
  const targetOf = ({ port }: HostedBackend): TapTarget => ({ host: '127.0.0.1', port, observer })
  const tap = createTap(targetOf(backend))
  let witness: Listener | undefined
  let proxy: RunningProxy
  try {
    witness = await listenInside(tap.accept)
    const upstream = { host: '127.0.0.1', port: witness.port } as const
    proxy = await engine.start({ policy: setup.proxyPolicy, upstream }, { listen: listenInside })
  } catch (error) {
    tap.close()
    await Promise.all([witness?.close(), backend.stop()])
    throw error
  }
  const { port: witnessPort } = witness

  return {
    setup,
    entryPort: proxy.port,
    outerWitness: 'proxy',
    files: [...proxy.files, ...runningBackendFiles(setup.backendPolicy)],
    processes: [...proxy.processes, { name: 'backend', pid: process.pid }],
    get backendIsUp() {
      return backend.isUp
    },
    async stopBackend() {
      // The witness stops listening as well, so that the proxy is refused and not merely cut off.
      const listening = witness
      witness = undefined
      await Promise.all([listening?.stopListening(), backend.stop()])
    },
    async startBackend() {
      if (backend.isUp) return
      await backend.start()
      void tap.switchTo(targetOf(backend))
      witness = await listenInside(tap.accept, witnessPort)
    },
    async stop() {
      await proxy.stop()
      tap.close()
      await Promise.all([witness?.close(), backend.stop()])
    },
  }
}
