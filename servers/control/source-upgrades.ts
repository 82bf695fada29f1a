import { createHash } from 'node:crypto'
import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { DashboardSources } from './dashboard-sources.ts'
import { cameOverLoopback } from '../connections/from-loopback.ts'
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
    if (request.headers['sec-websocket-protocol'] === 'vite-ping') answerPing(request, socket)
    else sources.upgrade(request, socket, head)
  }

/** RFC 6455, section 1.3. */
const keySuffix = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
/** A close frame without a reason, from a server (RFC 6455, section 5.5.1). */
const closeFrame = Buffer.from([0x88, 0x00])

/**
 * Opens the WebSocket by which Vite's client asks whether the server is there, and closes it. Vite itself would leave what
 * comes on it unread and its errors unheard, which ends the process.
 */
function answerPing({ headers }: IncomingMessage, socket: Duplex): void {
  const accept = createHash('sha1')
    .update(`${headers['sec-websocket-key'] ?? ''}${keySuffix}`)
    .digest('base64')
  socket.on('error', () => {}).resume()
  socket.once('finish', () => socket.destroy())
  socket.write(
    [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${accept}`,
      'Sec-WebSocket-Protocol: vite-ping',
      '',
      '',
    ].join('\r\n'),
  )
  socket.end(closeFrame)
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
