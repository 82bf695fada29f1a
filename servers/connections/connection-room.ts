import type { Socket } from 'node:net'
import { cameOverLoopback } from './from-loopback.ts'
import { resetConnection } from './reset-connection.ts'
import { openFilesLimit } from './open-files.ts'

/** What takes the connections of one port. */
export interface ConnectionHandler {
  accept(this: void, socket: Socket): void
  /** Whether a message is under way on it. Such a connection is closed last when there is no more room. */
  isBusy(this: void, socket: Socket): boolean
}

/** The connections of one port: a bounded number of them. */
export interface PortConnections {
  /** Has the connection handled, or resets it when there is no room for it. */
  admit(this: void, socket: Socket): void
  /** Ends all of them at once. */
  end(): void
}

export interface RoomOptions {
  /** How many files the process may have open. */
  readonly openFiles: number
  readonly maxPerPort?: number
  readonly stalledMs?: number
  /** Whether a connection came from this computer. */
  readonly isLocal?: (socket: Socket) => boolean
}

/** As many as a lane's nginx takes by its worker_connections. A browser opens six to a port. */
const maxConnectionsPerPort = 512

/** Kept free for what is no accepted connection: listening sockets, pipes, files. A stage of six lanes takes some 40. */
const shareKeptFree = 0.25

/** Of the connections of a port, those of other computers take no more than this share. */
const shareOfNetwork = 0.5

/** A message on which nothing has moved for so long has stalled: the slowest answer of a backend takes 10 s. */
const stalledAfterMs = 15_000

/** A connection that was accepted is passed on by one more. */
const filesPerConnection = 2

/** A few kB each, of the lab's own memory. */
const maxConnectionsInAll = 8_192

/**
 * Bounds what connections take of this process: each port holds so many, and all ports together no more than the
 * process may have files open. When a port is full, its connection that has been idle longest is closed for a new one, or
 * one whose message has stalled, and a new one is reset when there is neither. Connections from other computers have half
 * of the room, so that they cannot lock this one out. When the process is full, the port that holds the most gives way: so a
 * flood of one lane leaves the others and the dashboard alone.
 */
export class ConnectionRoom {
  private readonly maxPerPort: number
  private readonly maxInAll: number
  private readonly stalledAfterMs: number
  private readonly isLocal: (socket: Socket) => boolean
  /** What had moved on a busy connection when it was last looked at for want of room. */
  private readonly progress = new WeakMap<Socket, { readonly bytes: number; readonly atMs: number }>()
  private isClosed = false
  private readonly ports = new Set<Port>()
  private total = 0

  constructor({
    openFiles,
    maxPerPort = maxConnectionsPerPort,
    stalledMs = stalledAfterMs,
    isLocal = cameOverLoopback,
  }: RoomOptions) {
    this.maxPerPort = maxPerPort
    this.isLocal = isLocal
    this.stalledAfterMs = stalledMs
    const affordable = Math.floor((openFiles * (1 - shareKeptFree)) / filesPerConnection)
    this.maxInAll = Math.min(maxConnectionsInAll, affordable)
  }

  /** The connections of a new port. */
  open(handler: ConnectionHandler): PortConnections {
    const port: Port = { sockets: new Set(), isBusy: handler.isBusy }
    return {
      admit: (socket) => {
        if (this.isClosed || !this.hasRoomIn(port, socket) || !this.hasRoomFor(port)) {
          // It may tell of the reset as an error, and nobody else listens yet.
          socket.on('error', () => {})
          resetConnection(socket)
          return
        }
        this.add(port, socket)
        handler.accept(socket)
      },
      end() {
        for (const socket of port.sockets) socket.destroy()
      },
    }
  }

  /** Ends every connection, and takes no more: the lab stops, whatever else keeps it busy. */
  closeAll(): void {
    this.isClosed = true
    for (const { sockets } of this.ports) for (const socket of sockets) socket.destroy()
  }

  private add(port: Port, socket: Socket): void {
    this.ports.add(port)
    port.sockets.add(socket)
    this.total += 1
    socket.once('close', () => this.remove(port, socket))
  }

  private remove(port: Port, socket: Socket): void {
    if (!port.sockets.delete(socket)) return
    this.total -= 1
    if (port.sockets.size === 0) this.ports.delete(port)
  }

  /** Whether the port may hold one more, after closing one of its own where it must. */
  private hasRoomIn(port: Port, newcomer: Socket): boolean {
    if (!this.isLocal(newcomer)) {
      const others = [...port.sockets].filter((socket) => !this.isLocal(socket))
      if (others.length >= this.maxPerPort * shareOfNetwork && !this.closeOneOf(port, others)) return false
    }
    return port.sockets.size < this.maxPerPort || this.closeOneOf(port, port.sockets)
  }

  /** Whether the process may hold one more, after closing one of the fullest port where it must. */
  private hasRoomFor(newcomer: Port): boolean {
    if (this.total < this.maxInAll) return true
    let fullest = newcomer
    for (const port of this.ports) if (port.sockets.size > fullest.sockets.size) fullest = port
    if (this.closeOneOf(fullest, fullest.sockets)) return true
    return fullest !== newcomer && this.close(fullest, [...fullest.sockets].at(-1))
  }

  /** Closes the connection that is missed least: one that never said a word, the oldest that is idle, or a stalled one. */
  private closeOneOf(port: Port, sockets: Iterable<Socket>): boolean {
    let idle: Socket | undefined
    let stalled: Socket | undefined
    for (const socket of sockets) {
      if (port.isBusy(socket)) {
        if (this.hasStalled(socket)) stalled ??= socket
        continue
      }
      if (socket.bytesRead === 0) return this.close(port, socket)
      idle ??= socket
    }
    return this.close(port, idle ?? stalled)
  }

  /** Whether nothing has moved on a connection for long, as far as it was looked at: what waits to be sent counts. */
  private hasStalled(socket: Socket): boolean {
    const bytes = socket.bytesRead + socket.bytesWritten - socket.writableLength
    const before = this.progress.get(socket)
    const now = performance.now()
    if (before?.bytes === bytes) return now - before.atMs >= this.stalledAfterMs
    this.progress.set(socket, { bytes, atMs: now })
    return false
  }

  private close(port: Port, socket: Socket | undefined): boolean {
    if (socket === undefined) return false
    socket.destroy()
    this.remove(port, socket)
    return true
  }
}

interface Port {
  readonly sockets: Set<Socket>
  readonly isBusy: ConnectionHandler['isBusy']
}

let room: ConnectionRoom | undefined

/** The room of this process, which all its ports share: file descriptors are the process's. */
export const roomOfProcess = (): ConnectionRoom =>
  (room ??= new ConnectionRoom({ openFiles: openFilesLimit() }))
