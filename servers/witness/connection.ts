import { connect, type Socket } from 'node:net'
import { ExchangePairing } from './exchange-pairing.ts'
import type { TapTarget } from './tap.ts'

/** What a connection needs of its tap. */
export interface ConnectionOwner {
  currentTarget(): TapTarget
  uses(target: TapTarget): void
  leaves(target: TapTarget): void
  ended(connection: Connection): void
}

interface Upstream {
  readonly socket: Socket
  readonly target: TapTarget
  readonly pairing: ExchangePairing
  hasEnded: boolean
}

/**
 * One connection of a client, and the one to the target that belongs to it. Bytes are passed on first and read
 * afterwards, so that the witness adds no waiting. An end passes as an end, a reset as a reset.
 */
export class Connection {
  private readonly client: Socket
  private readonly owner: ConnectionOwner
  private upstream: Upstream | null = null
  private clientHasEnded = false
  /** The target has changed and what is under way here must still end at the old one. */
  private isOutdated = false
  /** Bytes of a next request, held back until then; the client is paused meanwhile. */
  private held: Buffer | null = null

  constructor(client: Socket, owner: ConnectionOwner) {
    this.client = client
    this.owner = owner
  }

  /** Begins to pass bytes. */
  start(): void {
    this.client
      .on('data', (chunk: Buffer) => this.fromClient(chunk))
      .on('drain', () => this.upstream?.socket.resume())
      .on('end', () => this.clientEnded())
      .on('error', () => this.abandon('The client reset the connection'))
      .on('close', () => this.clientClosed())
    this.upstream = this.dial()
  }

  /** The tap has another target now. */
  targetChanged(): void {
    if (this.upstream === null) return
    this.isOutdated = this.upstream.target !== this.owner.currentTarget()
    this.moveOnWhenIdle()
  }

  /** Resets both sides. */
  reset(): void {
    this.abandon('The lab closed the connection')
    this.client.resetAndDestroy()
  }

  private dial(): Upstream {
    const target = this.owner.currentTarget()
    this.owner.uses(target)
    const { host, port } = target
    const socket = connect({ host, port, allowHalfOpen: true, noDelay: true })
    const upstream: Upstream = {
      socket,
      target,
      pairing: new ExchangePairing(target.observer),
      hasEnded: false,
    }
    socket
      .on('data', (chunk: Buffer) => this.fromUpstream(upstream, chunk))
      .on('drain', () => this.resumeClient())
      .on('end', () => this.upstreamEnded(upstream))
      .on('error', (error: NodeJS.ErrnoException) => this.upstreamFailed(upstream, error))
      .once('close', () => this.owner.leaves(target))
    return upstream
  }

  private fromClient(chunk: Buffer): void {
    const upstream = (this.upstream ??= this.dial())
    if (this.isOutdated) {
      this.fromClientToTheOldTarget(upstream, chunk)
      return
    }
    if (!upstream.socket.write(chunk)) this.client.pause()
    upstream.pairing.readRequests(chunk)
  }

  /** What belongs to the request under way still goes there; the next request waits for the new target. */
  private fromClientToTheOldTarget(upstream: Upstream, chunk: Buffer): void {
    const end = upstream.pairing.readRestOfRequest(chunk)
    if (end > 0 && !upstream.socket.write(chunk.subarray(0, end))) this.client.pause()
    if (end < chunk.length) {
      const rest = chunk.subarray(end)
      this.held = this.held === null ? rest : Buffer.concat([this.held, rest])
      this.client.pause()
    }
    this.moveOnWhenIdle()
  }

  private fromUpstream(upstream: Upstream, chunk: Buffer): void {
    if (!this.client.write(chunk)) upstream.socket.pause()
    upstream.pairing.readResponses(chunk)
    if (this.isOutdated) this.moveOnWhenIdle()
  }

  /** Leaves the old target quietly; the next request, or the one that waits, dials the new one. */
  private moveOnWhenIdle(): void {
    const { upstream } = this
    if (!this.isOutdated || upstream === null || this.clientHasEnded || upstream.hasEnded) return
    if (!upstream.pairing.isIdle) return
    this.upstream = null
    this.isOutdated = false
    forget(upstream.socket)
    this.owner.leaves(upstream.target)
    const { held } = this
    this.held = null
    if (held !== null) this.fromClient(held)
    this.resumeClient()
  }

  private resumeClient(): void {
    if (this.held === null && this.upstream?.socket.writableNeedDrain !== true) this.client.resume()
  }

  private clientEnded(): void {
    this.clientHasEnded = true
    if (this.upstream === null) {
      this.client.end()
      return
    }
    this.upstream.pairing.requestsEnded()
    this.upstream.socket.end()
  }

  private upstreamEnded(upstream: Upstream): void {
    upstream.hasEnded = true
    upstream.pairing.responsesEnded()
    this.client.end()
    // What was held back can reach nobody: the client has been told that no more responses come.
    if (this.held !== null) this.client.destroy()
  }

  private upstreamFailed({ pairing, target }: Upstream, error: NodeJS.ErrnoException): void {
    pairing.connectionIsOver(wordsFor(error, target))
    this.client.resetAndDestroy()
  }

  /** The client is gone: its requests get this error, and the target is reset as well. */
  private abandon(words: string): void {
    this.upstream?.pairing.connectionIsOver(words)
    this.upstream?.socket.resetAndDestroy()
  }

  private clientClosed(): void {
    const { upstream } = this
    if (upstream !== null && !(this.clientHasEnded && upstream.hasEnded)) {
      upstream.pairing.connectionIsOver('The connection was closed')
      upstream.socket.destroy()
    }
    this.owner.ended(this)
  }
}

/** Closes a socket whose events no longer matter. */
function forget(socket: Socket): void {
  socket.removeAllListeners()
  socket.on('error', () => {})
  socket.destroy()
}

function wordsFor({ code }: NodeJS.ErrnoException, { host, port }: TapTarget): string {
  if (code === 'ECONNREFUSED') return `The connection to ${host}:${port} was refused`
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'The server reset the connection'
  return `The connection to ${host}:${port} failed (${code ?? 'unknown reason'})`
}
