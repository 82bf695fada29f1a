import type { Socket } from 'node:net'

/**
 * Ends a connection by a reset. One whose end is on its way goes without: libuv refuses to reset it
 * (`uv_tcp_close_reset`, EINVAL while a shutdown is under way), and Node would then keep its handle for ever, and
 * wait for it when the process ends.
 */
export function resetConnection(socket: Socket): void {
  const isEnding = socket.writableEnded && !socket.writableFinished && socket.writableLength === 0
  if (isEnding) socket.destroy()
  else socket.resetAndDestroy()
}
