import type { Socket } from 'node:net'
import type { ConnectionHandler } from '../connections/connection-room.ts'
import { Connection } from './connection.ts'
import type { TapTarget } from './tap-target.ts'

/** A raw TCP tap on one hop: bytes pass through unchanged, and each exchange is told of. */
export interface Tap extends ConnectionHandler {
  /** Takes a connection; the socket must have been made with allowHalfOpen. */
  accept(this: void, client: Socket): void
  /**
   * From the next request on, dials another target. No client connection is closed: one without an exchange
   * under way changes at once, another when its last response is complete, at the exact boundary between
   * two messages. What cannot be framed stays where it is.
   * @returns a promise that resolves when no connection uses the old target any more.
   */
  switchTo(target: TapTarget): Promise<void>
  /** Resets every connection. */
  close(): void
}

const usualMaxUnanswered = 20_000
const maxUnansweredBytes = 32 * 1024 * 1024

/**
 * Makes the tap of one hop; someone else listens and hands it connections.
 * @param maxUnanswered how many requests may be without their response on all connections together; one that has many
 * of them is reset when there are more.
 */
export function createTap(firstTarget: TapTarget, maxUnanswered = usualMaxUnanswered): Tap {
  let current = firstTarget
  const connections = new Map<Socket, Connection>()
  const users = new Map<TapTarget, number>()
  const unused = new Map<TapTarget, () => void>()

  const owner = {
    currentTarget: () => current,
    uses(target: TapTarget) {
      users.set(target, (users.get(target) ?? 0) + 1)
    },
    leaves(target: TapTarget) {
      const left = (users.get(target) ?? 0) - 1
      if (left > 0) {
        users.set(target, left)
        return
      }
      users.delete(target)
      unused.get(target)?.()
      unused.delete(target)
    },
    ended(client: Socket) {
      connections.delete(client)
    },
    get isFull() {
      let unanswered = 0
      let bytes = 0
      for (const connection of connections.values()) {
        unanswered += connection.unanswered
        bytes += connection.unansweredBytes
      }
      return unanswered > maxUnanswered || bytes > maxUnansweredBytes
    },
  }

  return {
    accept(client) {
      const connection = new Connection(client, owner)
      connections.set(client, connection)
      connection.start()
    },
    isBusy: (client) => connections.get(client)?.isBusy === true,
    switchTo(target) {
      const old = current
      if (old === target) return Promise.resolve()
      current = target
      for (const connection of connections.values()) connection.targetChanged()
      if (!users.has(old)) return Promise.resolve()
      return new Promise((resolve) => unused.set(old, resolve))
    },
    close() {
      for (const connection of connections.values()) connection.reset()
    },
  }
}
