import type { Lane, LanePart } from '../../scenarios/setup/stage.ts'
import { createOrderStore, type OrderStore } from '../backend/order-store.ts'
import { currentAttempt } from '../backend/attempt-context.ts'
import { createSerialQueue } from '../hop/serial-queue.ts'
import { openStableAddress } from '../hop/stable-address.ts'
import type { Generation, LaneProxy } from './generation.ts'
import { startGeneration } from './start-generation.ts'
import type { LaneContext } from './lane-context.ts'
import type { LaneSetup } from './lane-setup.ts'
import { NoProxyError } from './no-proxy-error.ts'

/** A lane that keeps its address and its data for life, whatever generation stands behind it. */
export interface RunningLane {
  /** Named for the strategy that it has now. */
  readonly id: string
  describe(): Lane
  /** Starts what a new setup needs, on free ports; nothing of it is reached yet. */
  prepare(setup: LaneSetup): Promise<Generation>
  /** From the next message on, requests go to this generation; the old one stops when its exchanges have ended. */
  switchTo(generation: Generation): void
  /** A fault on purpose: the backend is gone. Nothing happens when it is already. */
  stopBackend(): Promise<void>
  /** Nothing happens while it runs. @throws PortInUseError when somebody has taken the lane's port meanwhile. */
  startBackend(): Promise<void>
  /** A fault on purpose: from now on the backend waits so many milliseconds before it looks at a request. */
  delayBackend(ms: number): void
  /** A fault on purpose: the proxy is gone, until it is started again. @throws NoProxyError where there is none. */
  stopProxy(): Promise<void>
  /** @throws PortInUseError as startBackend does. */
  startProxy(): Promise<void>
  /** The data is as it was at the start again. */
  resetData(): void
  close(): Promise<void>
}

/**
 * Starts a lane: its generation first, then the outer witness, on this port (0: any free one).
 * @throws what an engine or a port throws; nothing of the lane is left then.
 */
export async function startLane(setup: LaneSetup, port: number, context: LaneContext): Promise<RunningLane> {
  const store = createStoreOf(() => address.server.setup.id, context)
  /** Stays with the lane, whatever its setup. */
  const faults = { backendDelayMs: 0 }
  const first = await startGeneration(setup, store, faults, context)
  const address = await openStableAddress<Generation>(first, context.listen, port)
  /** Two people may stop and start a backend at the same time: one after the other. */
  const changes = createSerialQueue()
  let isClosed = false

  return {
    get id() {
      return address.server.setup.id
    },
    describe() {
      const { setup: current, files, processes, readyInMs } = address.server
      const down = partsDown(address.server)
      return {
        id: current.id,
        strategy: current.strategy,
        environment: current.environment,
        engine: current.engine,
        mistakes: current.mistakes,
        ...(current.behaviour.proxy.caches && { caches: true }),
        url: `http://localhost:${address.port}`,
        processes,
        files,
        state: address.isListening ? 'up' : 'down',
        ...(down.length > 0 && { down }),
        ...(faults.backendDelayMs > 0 && { backendDelayMs: faults.backendDelayMs }),
        ...(current.remark !== '' && { remark: current.remark }),
        readyInMs,
        message: [address.fault, ...messagesOf(address.server)].filter((part) => part !== '').join(' '),
      }
    },
    prepare: (next) => startGeneration(next, store, faults, context),
    switchTo: (next) => address.replaceBy(next),
    stopBackend: () =>
      changes.run(async () => {
        await address.server.backend.stop()
        await address.settled()
      }),
    delayBackend(ms) {
      faults.backendDelayMs = ms
    },
    startBackend: () =>
      changes.run(async () => {
        if (isClosed) return
        await address.server.backend.start()
        await address.follow()
      }),
    stopProxy: () =>
      changes.run(async () => {
        await proxyOf(address.server).halt()
        await address.settled()
      }),
    startProxy: () =>
      changes.run(async () => {
        await proxyOf(address.server).start()
        // It may run already while somebody else has taken the lane's port: this tries again, and says so.
        await address.follow()
      }),
    resetData: () => store.reset(),
    async close() {
      isClosed = true
      // What is being started would listen on when all else is gone.
      await changes.ended()
      await address.close()
    },
  }
}

function createStoreOf(laneId: () => string, { log }: LaneContext): OrderStore {
  return createOrderStore((change, id) => {
    const attempt = currentAttempt()
    if (attempt !== null) log.noteWork(attempt, { lane: laneId(), change, id })
  })
}

function proxyOf({ setup, proxy }: Generation): LaneProxy {
  if (proxy === null) throw new NoProxyError(setup.id)
  return proxy
}

function partsDown({ proxy, backend }: Generation): readonly LanePart[] {
  return [
    ...(proxy?.isReachable === false ? (['proxy'] as const) : []),
    ...(backend.isReachable ? [] : (['backend'] as const)),
  ]
}

function messagesOf({ kind, proxy, backend }: Generation): readonly string[] {
  return [proxy?.message ?? '', backend.isReachable ? '' : backendIsStopped[kind]]
}

const backendIsStopped: Readonly<Record<Generation['kind'], string>> = {
  local: 'The backend is stopped: the browser is refused a connection. Start the backend again.',
  deployed:
    'The backend is stopped: the proxy is refused by it and answers 502 itself. Start the backend again.',
}
