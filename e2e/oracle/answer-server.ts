import { createServer, type Socket } from 'node:net'
import type { Answer } from '../../scenarios/fetch-standard/recording.ts'
import { listenOnFourDigitPort } from './four-digit-port.ts'
import { readRequest, type WireRequest } from './read-request.ts'

export interface AnswerServer {
  readonly port: number
  close(): Promise<void>
}

/**
 * A server that answers a request with exactly what it is told, byte for byte, and then closes the connection: the
 * body ends with it, so that no header is needed but those of the answer, and no later request is sent again because
 * an old connection had died.
 */
export async function startAnswerServer(
  answer: (request: WireRequest) => Answer | string,
): Promise<AnswerServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let received = Buffer.alloc(0)
    let isAnswered = false
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.on('data', (bytes) => {
      // After a response without a body Chromium may use the connection again before it hears of its end.
      if (isAnswered) return
      received = Buffer.concat([received, bytes])
      const request = readRequest(received)
      if (request === null) return
      isAnswered = true
      write(socket, answer(request))
    })
  })
  const port = await listenOnFourDigitPort(server)
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** An answer, or the text of a page. */
function write(socket: Socket, answer: Answer | string): void {
  if (typeof answer === 'string')
    socket.end(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nCache-Control: no-store\r\n\r\n${answer}`)
  else if (!('error' in answer)) {
    const lines = answer.headers.map(([name, value]) => `${name}: ${value}\r\n`)
    socket.end(`HTTP/1.1 ${answer.status} ${answer.statusText}\r\n${lines.join('')}\r\n`, 'latin1')
  } else if (answer.error === 'reset') socket.resetAndDestroy()
  else if (answer.error === 'invalid') socket.end('This is no HTTP response.\r\n\r\n')
  else socket.end()
}
