import type { ClientRequest, IncomingMessage } from 'node:http'
import { resetConnection } from '../../connections/reset-connection.ts'

/** How much of a refused body is read, so that its sender gets to the answer; after that the connection goes. */
const mostReadAwayBytes = 8 * 1024 * 1024

/**
 * The body of a client's request on its way to the backend: passed on as it comes, and kept, so that it can be
 * sent once more when a connection was lost. It is bounded, and that takes the place of back-pressure: to hold
 * the client back would not save a byte.
 */
export class RequestBody {
  private readonly kept: Buffer[] = []
  private bytes = 0
  private target: ClientRequest | null = null
  private isComplete = false

  constructor(
    request: IncomingMessage,
    {
      maxBytes,
      onComplete,
      onTooLarge,
    }: { readonly maxBytes: number; readonly onComplete: () => void; readonly onTooLarge: () => void },
  ) {
    request.on('data', (chunk: Buffer) => {
      this.bytes += chunk.length
      if (this.bytes > maxBytes) {
        this.target = null
        readAway(request)
        onTooLarge()
        return
      }
      this.kept.push(chunk)
      this.target?.write(chunk)
    })
    request.once('end', () => {
      this.isComplete = true
      this.target?.end()
      onComplete()
    })
  }

  /** Sends what has come, and all that comes, to this request instead of the one before. */
  sendTo(target: ClientRequest): void {
    this.target = target
    for (const chunk of this.kept) target.write(chunk)
    if (this.isComplete) target.end()
  }
}

/** Reads the rest of a body and keeps nothing; resets the connection when there is no end to it. */
export function readAway(request: IncomingMessage): void {
  if (request.complete) return
  let bytes = 0
  request.removeAllListeners('data').on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > mostReadAwayBytes) resetConnection(request.socket)
  })
}
