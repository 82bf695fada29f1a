import type { Listen } from '../connections/listening.ts'
import { messageOf } from '../terminal/error-lines.ts'
import { createTap } from '../witness/tap.ts'
import type { TapTarget } from '../witness/tap-target.ts'
import { createDraining } from './draining.ts'
import type { HopServer } from './hop-server.ts'
import { createSerialQueue } from './serial-queue.ts'

/**
 * One hop: an address that stays, the witness that listens there, and the server behind it, which can be replaced.
 *
 * - Only the witness keeps its port. What stands behind it is replaced as a whole, never reloaded.
 * - A replaced server gets no new request: each connection moves on at the boundary between two messages. Exchanges that
 *   are under way end at the old server, which then stops. Nothing is lost.
 * - While the server is down the witness does not listen, so that a refused connection is a refused connection.
 */
export interface StableAddress<Server extends HopServer> {
  readonly port: number
  readonly server: Server
  /** How many servers have stood here, the present one included. */
  readonly starts: number
  /** False while the server is down, and where somebody else has taken the port meanwhile. */
  readonly isListening: boolean
  /** What went wrong here when no caller was there to be told, and what to do; empty while nothing has. */
  readonly fault: string
  /** From the next message on, requests go to this server; the old one stops when its exchanges have ended. */
  replaceBy(next: Server): void
  /**
   * Listens if the server is reachable, and else stops listening. The address does so by itself whenever the server goes
   * down or comes up; call this to try again, and to be told when that fails.
   * @throws PortInUseError when somebody has taken the port meanwhile.
   */
  follow(): Promise<void>
  /** Resolves when it has followed everything that has happened until now, well or not. */
  settled(): Promise<void>
  /** Stops listening, ends every connection, and stops the server and those that are draining. */
  close(): Promise<void>
}

/**
 * Opens a stable address before a server.
 * @param port 0 takes a free one.
 * @throws what listening throws; the server is stopped then.
 */
export async function openStableAddress<Server extends HopServer>(
  first: Server,
  listen: Listen,
  port = 0,
): Promise<StableAddress<Server>> {
  let server = first
  let target = first.target()
  let starts = 1
  let isListening = true
  let isClosed = false
  let fault = ''
  const draining = createDraining()
  const changes = createSerialQueue()
  const tap = createTap(target)
  let listener = await listen(tap, port).catch(async (error: unknown) => {
    await first.stop()
    throw error
  })
  const { port: address } = listener

  /**
   * The same object while the server stays where it is. The tap tells targets apart by identity: with two objects for one
   * server, it would call the server unused while it still has exchanges by way of the other.
   */
  const currentTarget = (): TapTarget => {
    const next = server.target()
    const isSame = next.host === target.host && next.port === target.port && next.observer === target.observer
    if (!isSame) target = next
    return target
  }
  const failed = (error: unknown) => {
    fault = messageOf(error)
  }
  const listenAgain = async () => {
    try {
      listener = await listen(tap, address)
    } catch (error) {
      failed(error)
      throw error
    }
    isListening = true
    fault = ''
  }
  const follow = () =>
    changes.run(async () => {
      if (isClosed) return
      if (server.isReachable) {
        void tap.switchTo(currentTarget())
        if (!isListening) await listenAgain()
      } else if (isListening) {
        isListening = false
        await listener.stopListening()
      }
    })
  /** Nobody waits for this: what goes wrong is kept in `fault`. */
  const followInBackground = () => void follow().catch(() => {})
  const watch = (watched: Server) =>
    watched.onChange(() => {
      if (watched === server) followInBackground()
    })
  watch(first)
  if (!first.isReachable) followInBackground()

  return {
    port: address,
    get server() {
      return server
    },
    get starts() {
      return starts
    },
    get isListening() {
      return isListening
    },
    get fault() {
      return fault
    },
    replaceBy(next) {
      const old = server
      server = next
      starts += 1
      watch(next)
      draining.add(old, tap.switchTo(currentTarget())).catch(failed)
      followInBackground()
    },
    follow,
    settled: () => changes.ended(),
    async close() {
      isClosed = true
      // What is about to listen would do so when all else is gone.
      await changes.ended()
      await listener.close()
      tap.close()
      await Promise.all([server.stop(), draining.stopRest()])
    },
  }
}
