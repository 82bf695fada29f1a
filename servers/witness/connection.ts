import { connect, type Socket } from 'node:net'
import { resetConnection } from '../connections/reset-connection.ts'
import { ExchangePairing } from './exchange-pairing.ts'
import type { TapTarget } from './tap-target.ts'
import type { WireConnection } from './wire-exchange.ts'

/** What a connection needs of its tap. */
export interface ConnectionOwner {
  currentTarget(): TapTarget
  uses(target: TapTarget): void
  leaves(target: TapTarget): void
  ended(client: Socket): void
  /** Whether all its connections together have more requests without a response, or larger ones, than it can remember. */
  readonly isFull: boolean
}

interface Upstream {
  readonly socket: Socket
  readonly target: TapTarget
  readonly pairing: ExchangePairing
  hasEnded: boolean
}

/** How long a client whose target cannot be reached has for its request, so that there is one to tell of. */
const requestComesWithinMs = 100

/** A client that has more requests, or larger ones, without a response is read no further until some have come. */
const maxUnanswered = 100
const maxUnansweredBytes = 256 * 1024

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
  /** The target could not be reached: what to do as soon as the client's request has been read. */
  private giveUp: (() => void) | null = null

  constructor(client: Socket, owner: ConnectionOwner) {
    this.client = client
    this.owner = owner
  }

  /** How many requests have no complete response yet. */
  get unanswered(): number {
    return this.upstream?.pairing.unanswered ?? 0
  }

  /** How many bytes their heads take. */
  get unansweredBytes(): number {
    return this.upstream?.pairing.unansweredBytes ?? 0
  }

  private get hasManyUnanswered(): boolean {
    return (
      this.unanswered > maxUnanswered || (this.unanswered > 1 && this.unansweredBytes > maxUnansweredBytes)
    )
  }

  /** Whether a message is under way in either direction. */
  get isBusy(): boolean {
    return this.upstream?.pairing.isIdle === false
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
    if (!this.isOutdated) this.releaseHeld()
    this.moveOnWhenIdle()
  }

  /** Resets both sides. */
  reset(): void {
    this.abandon('The lab closed the connection')
    resetConnection(this.client)
  }

  private dial(): Upstream {
    const target = this.owner.currentTarget()
    this.owner.uses(target)
    const { host, port } = target
    const socket = connect({ host, port, allowHalfOpen: true, noDelay: true })
    const connection: WireConnection = { localPort: null }
    const upstream: Upstream = {
      socket,
      target,
      pairing: new ExchangePairing(target.observer, connection),
      hasEnded: false,
    }
    // What a socket that was left still tells is of no concern to the client.
    const unlessLeft =
      <T>(act: (value: T) => void) =>
      (value: T) => {
        if (this.upstream === upstream) act(value)
      }
    socket
      .once('connect', () => (connection.localPort = socket.localPort ?? null))
      .on(
        'data',
        unlessLeft<Buffer>((chunk) => this.fromUpstream(upstream, chunk)),
      )
      .on(
        'drain',
        unlessLeft(() => this.resumeClient()),
      )
      .on(
        'end',
        unlessLeft(() => this.upstreamEnded(upstream)),
      )
      .on(
        'error',
        unlessLeft<NodeJS.ErrnoException>((error) => this.upstreamFailed(upstream, error)),
      )
      .once('close', () => this.owner.leaves(target))
    return upstream
  }

  private fromClient(chunk: Buffer): void {
    const upstream = (this.upstream ??= this.dial())
    if (this.giveUp !== null) {
      upstream.pairing.readRequests(chunk)
      if (upstream.pairing.hasRequest) this.giveUp()
    } else if (this.isOutdated && !upstream.hasEnded && !upstream.pairing.isBoundToEnd) {
      this.fromClientToTheOldTarget(upstream, chunk)
    } else {
      if (isFull(upstream.socket, chunk)) this.client.pause()
      upstream.pairing.readRequests(chunk)
      if (this.hasManyUnanswered) this.waitForAnswers()
    }
  }

  /** The witness remembers each request until its response has come, so their number must have an end. */
  private waitForAnswers(): void {
    if (this.owner.isFull) this.reset()
    else this.client.pause()
  }

  /** What belongs to the request under way still goes there; the next request waits for the new target. */
  private fromClientToTheOldTarget(upstream: Upstream, chunk: Buffer): void {
    const end = upstream.pairing.readRestOfRequest(chunk)
    if (end > 0 && isFull(upstream.socket, chunk.subarray(0, end))) this.client.pause()
    if (end < chunk.length) {
      const rest = chunk.subarray(end)
      this.held = this.held === null ? rest : Buffer.concat([this.held, rest])
      this.client.pause()
    }
    this.moveOnWhenIdle()
  }

  private fromUpstream(upstream: Upstream, chunk: Buffer): void {
    if (isFull(this.client, chunk)) upstream.socket.pause()
    upstream.pairing.readResponses(chunk)
    if (this.client.isPaused()) this.resumeClient()
    if (this.isOutdated) this.moveOnWhenIdle()
  }

  /**
   * Leaves the old target quietly; the next request, or the one that waits, dials the new one. A connection
   * that can only end stays where it is, and what was held back goes where it would have gone.
   */
  private moveOnWhenIdle(): void {
    const { upstream } = this
    if (!this.isOutdated || upstream === null || this.clientHasEnded) return
    if (upstream.hasEnded || upstream.pairing.isBoundToEnd) {
      this.releaseHeld()
      return
    }
    if (!upstream.pairing.isIdle) return
    this.upstream = null
    this.isOutdated = false
    // A server may have answered before it has read the whole of a request: that is still sent.
    if (upstream.socket.writableLength > 0) upstream.socket.resume().destroySoon()
    else upstream.socket.destroy()
    this.releaseHeld()
    this.resumeClient()
  }

  private releaseHeld(): void {
    const { held } = this
    if (held === null) return
    this.held = null
    this.fromClient(held)
    this.resumeClient()
  }

  private resumeClient(): void {
    if (this.held !== null || this.hasManyUnanswered) return
    if (this.upstream?.socket.writableNeedDrain !== true) this.client.resume()
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
    this.releaseHeld()
    this.resumeClient()
  }

  private upstreamFailed({ pairing, target, hasEnded }: Upstream, error: NodeJS.ErrnoException): void {
    const fail = () => {
      pairing.connectionIsOver(wordsFor(error, target))
      // After an end all that the server had to say is on its way to the client, and may arrive there.
      if (hasEnded) this.client.destroySoon()
      else resetConnection(this.client)
    }
    if (error.syscall !== 'connect' || pairing.hasRequest || this.clientHasEnded) fail()
    else this.failOnceARequestHasCome(fail)
  }

  private failOnceARequestHasCome(fail: () => void): void {
    const timer = setTimeout(fail, requestComesWithinMs)
    this.client.once('close', () => clearTimeout(timer)).resume()
    this.giveUp = fail
  }

  /** The client is gone: its requests get this error, and the target is reset as well. */
  private abandon(words: string): void {
    this.upstream?.pairing.connectionIsOver(words)
    if (this.upstream !== null) resetConnection(this.upstream.socket)
  }

  private clientClosed(): void {
    const { upstream } = this
    if (upstream !== null) {
      upstream.pairing.connectionIsOver('The connection was closed')
      if (!(this.clientHasEnded && upstream.hasEnded)) upstream.socket.destroy()
    }
    this.owner.ended(this.client)
  }
}

/**
 * Passes bytes on, and says whether the other side must be held back. A chunk larger than the buffer that went
 * to the kernel at once is none that waits.
 */
function isFull(socket: Socket, chunk: Buffer): boolean {
  return !socket.write(chunk) && socket.writableLength > 0
}

function wordsFor({ code }: NodeJS.ErrnoException, { host, port }: TapTarget): string {
  if (code === 'ECONNREFUSED') return `The connection to ${host}:${port} was refused`
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'The server reset the connection'
  return `The connection to ${host}:${port} failed (${code ?? 'unknown reason'})`
}
