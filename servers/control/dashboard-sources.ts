import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** The dashboard as it is in its sources, for work on it. Who may ask is decided before any of these is called. */
export interface DashboardSources {
  /** Sends the file that the request names; false when there is none, and then nothing was sent. */
  send(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** The page of a view, in which every script carries the nonce. */
  page(url: string, nonce: string): Promise<string>
  /** Opens the WebSocket that says which sources have changed. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
}
