import type { RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** What one connection waits for. */
interface Turns {
  isAnswering: boolean
  readonly waiting: (() => void)[]
  isWatched: boolean
}

/** How many requests may wait on all connections of a server. One read of a socket, 64 kB, holds some 2,500. */
const maxWaiting = 20_000

/** Has the requests of each connection answered one after the other. */
export interface InTurn {
  (answer: RequestListener): RequestListener
  /** Whether a request of this connection is being answered. */
  isBusy(this: void, socket: Socket): boolean
}

/**
 * node:http hands over all requests that a client has pipelined (RFC 9112, section 9.3.2) at once, and each that is
 * forwarded takes a socket of its own. nginx takes them one after the other, and so does this: the others wait, and
 * while they do no more is read from their connection. A connection is reset whose requests would be too many for the
 * server.
 */
export function createInTurn(): InTurn {
  const turnsOf = new WeakMap<Socket, Turns>()
  let waitingInAll = 0

  const turnsAt = (socket: Socket): Turns => {
    const known = turnsOf.get(socket)
    if (known !== undefined) return known
    const turns: Turns = { isAnswering: false, waiting: [], isWatched: false }
    turnsOf.set(socket, turns)
    return turns
  }
  const next = (socket: Socket, turns: Turns) => {
    turns.isAnswering = false
    const start = turns.waiting.shift()
    if (start === undefined) return
    waitingInAll -= 1
    start()
    // The last one may have a body that is still to be read.
    if (turns.waiting.length === 0) socket.resume()
  }
  const wait = (socket: Socket, turns: Turns, start: () => void) => {
    if (waitingInAll >= maxWaiting) {
      socket.destroy()
      return
    }
    waitingInAll += 1
    turns.waiting.push(start)
    if (!turns.isWatched) watch(socket, turns)
    socket.pause()
  }
  const watch = (socket: Socket, turns: Turns) => {
    turns.isWatched = true
    // node:http resumes a connection whenever a message was read, after our pause(): it is paused again.
    socket.on('resume', () => {
      if (turns.waiting.length > 0) socket.pause()
    })
    socket.once('close', () => {
      waitingInAll -= turns.waiting.length
      turns.waiting.length = 0
    })
  }

  const inTurn =
    (answer: RequestListener): RequestListener =>
    (request, response: ServerResponse) => {
      const { socket } = request
      const turns = turnsAt(socket)
      const start = () => {
        turns.isAnswering = true
        response.once('close', () => next(socket, turns))
        answer(request, response)
      }
      if (!turns.isAnswering) start()
      else if (!socket.destroyed) wait(socket, turns, start)
    }
  return Object.assign(inTurn, { isBusy: (socket: Socket) => turnsOf.get(socket)?.isAnswering === true })
}
