import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { DashboardSources } from './dashboard-sources.ts'
import { cameOverLoopback } from './from-loopback.ts'
import { sourceRefusal } from './source-admission.ts'

/** The protocols of Vite's client: the changes of sources, and whether the server is there again. */
const protocols = new Set<unknown>(['vite-hmr', 'vite-ping'])

/** Hands WebSockets of the dashboard's own page to the development server, and refuses all others with a sentence. */
export const sourceUpgrades =
  (sources: DashboardSources, dashboard: () => string) =>
  (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (!cameOverLoopback(request.socket)) {
      refuse(socket, 403, 'The development server answers to this computer only.')
      return
    }
    const refusal = sourceRefusal(request.headers, dashboard())
    if (refusal !== null) {
      refuse(socket, 403, refusal)
      return
    }
    // Vite leaves a connection open, without an answer, that asks for anything else.
    const isOfVite = /^\/($|\?)/.test(request.url ?? '')
    if (!isOfVite || !protocols.has(request.headers['sec-websocket-protocol'])) {
      refuse(socket, 404, "There is no WebSocket here but that of Vite's client, at /.")
      return
    }
    sources.upgrade(request, socket, head)
  }

function refuse(socket: Duplex, status: number, sentence: string): void {
  // The other side may be gone, and need not close: nothing else looks after this connection any more.
  socket.on('error', () => {})
  socket.once('finish', () => socket.destroy())
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(sentence)}`,
      'X-Content-Type-Options: nosniff',
      'Connection: close',
      '',
      sentence,
    ].join('\r\n'),
  )
}
