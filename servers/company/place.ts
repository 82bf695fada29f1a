import type { Listen } from '../listening.ts'
import { createRetirement } from '../stage/retirement.ts'
import { createTurns } from '../stage/turns.ts'
import { createTap } from '../witness/tap.ts'
import type { TapTarget } from '../witness/tap-target.ts'

/** What can stand at a place. */
export interface PlacedServer {
  readonly target: () => TapTarget
  stop(): Promise<void>
}

/** An address that stays, with a witness at it and one server behind, which can be replaced by another. */
export interface Place<Server extends PlacedServer> {
  readonly port: number
  readonly server: Server
  /** How often a server has been started here. */
  readonly starts: number
  readonly isListening: boolean
  /** From the next message on, requests go to this server; the old one stops when its exchanges have ended. */
  replaceBy(next: Server): void
  /** The server is reached at another port now, or, for false, at none: then a connection is refused. */
  follow(isReachable: boolean): Promise<void>
  close(): Promise<void>
}

/** Opens a place on a free port. @throws what the port throws; the server is stopped then. */
export async function openPlace<Server extends PlacedServer>(
  first: Server,
  listen: Listen,
): Promise<Place<Server>> {
  let server = first
  let starts = 1
  let isListening = true
  let isClosed = false
  const retirement = createRetirement()
  const turns = createTurns()
  const tap = createTap(first.target())
  let listener = await listen(tap).catch(async (error: unknown) => {
    await first.stop()
    throw error
  })
  const { port } = listener

  const follow = (isReachable: boolean) =>
    turns.take(async () => {
      if (isClosed) return
      if (isReachable) void tap.switchTo(server.target())
      if (isReachable === isListening) return
      if (isReachable) {
        listener = await listen(tap, port)
        isListening = true
        return
      }
      isListening = false
      await listener.stopListening()
    })

  return {
    port,
    get server() {
      return server
    },
    get starts() {
      return starts
    },
    get isListening() {
      return isListening
    },
    replaceBy(next) {
      const old = server
      server = next
      starts += 1
      // A server that does not stop by itself is ended with its place.
      retirement.retire(old, tap.switchTo(next.target())).catch(() => {})
      void follow(true).catch(() => {})
    },
    follow,
    async close() {
      isClosed = true
      await turns.ended()
      await listener.close()
      tap.close()
      await Promise.all([server.stop(), retirement.stop()])
    },
  }
}
