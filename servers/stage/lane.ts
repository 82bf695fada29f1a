import type { Lane } from '../../scenarios/setup/stage.ts'
import { createOrderStore, type OrderStore } from '../backend/order-store.ts'
import { currentAttempt } from '../backend/attempt-context.ts'
import { messageOf } from '../terminal/error-lines.ts'
import { createTap } from '../witness/tap.ts'
import type { Generation } from './generation.ts'
import { startGeneration } from './start-generation.ts'
import type { LaneContext } from './lane-context.ts'
import type { LaneSetup } from './lane-setup.ts'
import { createRetirement } from './retirement.ts'
import { createTurns } from './turns.ts'

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
  const { stage, log, listen } = context
  const store = createStoreOf(() => generation.setup.id, context)
  /** Stays with the lane, whatever its setup. */
  const faults = { backendDelayMs: 0 }
  let generation = await startGeneration(setup, store, faults, context)
  const retirement = createRetirement()

  const observerOf = ({ setup: { id }, outerWitness, outerObserver }: Generation) =>
    outerObserver(log.observer({ stage, lane: id, witness: outerWitness }))
  const targetOf = (of: Generation) => ({ host: '127.0.0.1', port: of.entryPort, observer: observerOf(of) })
  const tap = createTap(targetOf(generation))
  let listener = await listen(tap, port).catch(async (error: unknown) => {
    await generation.stop()
    throw error
  })
  const { port: address } = listener
  let isListening = true
  let isClosed = false
  /** What went wrong behind the address when nobody was there to be told. */
  let fault = ''

  const listenAgain = async () => {
    if (isListening || isClosed) return
    try {
      listener = await listen(tap, address)
    } catch (error) {
      failed(error)
      throw error
    }
    isListening = true
    fault = ''
  }
  /** Two people may stop and start a backend at the same time: one after the other. */
  const turns = createTurns()
  const stopListening = async () => {
    if (!isListening) return
    isListening = false
    await listener.stopListening()
  }
  /** While the proxy is down the browser is refused a connection, as it would be by a proxy that is gone. */
  const followProxyOf = (of: Generation) => {
    const follow = () => {
      turns
        .take(async () => {
          if (of !== generation || isClosed) return
          if (!of.isReachable) {
            await stopListening()
            return
          }
          void tap.switchTo(targetOf(of))
          await listenAgain()
        })
        .catch(failed)
    }
    of.onChange(follow)
    if (!of.isReachable) follow()
  }
  const failed = (error: unknown) => {
    fault = messageOf(error)
  }
  followProxyOf(generation)

  return {
    get id() {
      return generation.setup.id
    },
    describe() {
      const { setup: current, files, processes, backendIsUp, isReachable, readyInMs } = generation
      const down = [
        ...(isReachable ? [] : (['proxy'] as const)),
        ...(backendIsUp ? [] : (['backend'] as const)),
      ]
      return {
        id: current.id,
        strategy: current.strategy,
        environment: current.environment,
        engine: current.engine,
        mistakes: current.mistakes,
        ...(current.behaviour.proxy.caches && { caches: true }),
        url: `http://localhost:${address}`,
        processes,
        files,
        state: isListening ? 'up' : 'down',
        ...(down.length > 0 && { down }),
        ...(faults.backendDelayMs > 0 && { backendDelayMs: faults.backendDelayMs }),
        ...(current.remark !== '' && { remark: current.remark }),
        readyInMs,
        message: [fault, generation.proxyMessage, backendIsUp ? '' : stoppedMessage(generation)]
          .filter((part) => part !== '')
          .join(' '),
      }
    },
    prepare: (next) => startGeneration(next, store, faults, context),
    switchTo(next) {
      const old = generation
      generation = next
      followProxyOf(next)
      retirement.retire(old, tap.switchTo(targetOf(next))).catch(failed)
      turns.take(listenAgain).catch(failed)
    },
    stopBackend: () =>
      turns.take(async () => {
        // What stands behind the address may change meanwhile: the fault is this one's.
        const stopped = generation
        if (!stopped.backendIsUp) return
        if (stopped.outerWitness === 'backend') await stopListening()
        await stopped.stopBackend()
      }),
    delayBackend(ms) {
      faults.backendDelayMs = ms
    },
    startBackend: () =>
      turns.take(async () => {
        if (isClosed) return
        if (!generation.backendIsUp) {
          await generation.startBackend()
          void tap.switchTo(targetOf(generation))
        }
        if (generation.isReachable) await listenAgain()
      }),
    async stopProxy() {
      await turns.take(() => generation.stopProxy())
      await turns.ended()
    },
    async startProxy() {
      await turns.take(() => generation.startProxy())
      await turns.ended()
      // It may run already while somebody else has taken the lane's port.
      if (generation.isReachable) await turns.take(listenAgain)
    },
    resetData: () => store.reset(),
    async close() {
      isClosed = true
      // What is being started would listen on when all else is gone.
      await turns.ended()
      await listener.close()
      tap.close()
      await Promise.all([generation.stop(), retirement.stop()])
    },
  }
}

function createStoreOf(laneId: () => string, { log }: LaneContext): OrderStore {
  return createOrderStore((change, id) => {
    const attempt = currentAttempt()
    if (attempt !== null) log.noteWork(attempt, { lane: laneId(), change, id })
  })
}

function stoppedMessage({ outerWitness }: Generation): string {
  return outerWitness === 'proxy'
    ? 'The backend is stopped: the proxy is refused by it and answers 502 itself. Start the backend again.'
    : 'The backend is stopped: the browser is refused a connection. Start the backend again.'
}
