import type { ClientRequest, IncomingMessage } from 'node:http'

/**
 * The body of a client's request on its way to the backend: streamed with back-pressure, bounded, and kept, so
 * that it can be sent once more when a connection was lost.
 */
export class RequestBody {
  private readonly request: IncomingMessage
  private readonly maxBytes: number
  private readonly kept: Buffer[] = []
  private bytes = 0
  private isComplete = false
  private target: ClientRequest | null = null
  private tooLarge = () => {}

  constructor(request: IncomingMessage, maxBytes: number) {
    this.request = request
    this.maxBytes = maxBytes
    request.on('data', (chunk: Buffer) => this.take(chunk))
    request.on('end', () => {
      this.isComplete = true
      this.target?.end()
    })
  }

  /** Calls back when the body is over the limit: at once when Content-Length says so, else when it turns out. */
  onTooLarge(callback: () => void): void {
    this.tooLarge = callback
    if (Number(this.request.headers['content-length'] ?? 0) > this.maxBytes) this.refuse()
  }

  /** Sends what has come, and all that comes, to this request instead of the one before. */
  sendTo(target: ClientRequest): void {
    this.target = target
    target.on('drain', () => this.request.resume())
    for (const chunk of this.kept) target.write(chunk)
    if (this.isComplete) target.end()
  }

  private take(chunk: Buffer): void {
    this.bytes += chunk.length
    if (this.bytes > this.maxBytes) {
      this.refuse()
      return
    }
    this.kept.push(chunk)
    if (this.target !== null && !this.target.write(chunk)) this.request.pause()
  }

  /** The rest is read and thrown away, so that the client can read its answer. */
  private refuse(): void {
    this.target = null
    this.request.removeAllListeners('data').resume()
    this.tooLarge()
  }
}
