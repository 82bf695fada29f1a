import { createServer, type Socket } from 'node:net'
import type { Answer } from '../../../scenarios/fetch-standard/recording/recording.ts'
import { listenOnFourDigitPort } from './four-digit-port.ts'
import { readRequest, type WireRequest } from './read-request.ts'

export interface AnswerServer {
  readonly port: number
  close(): Promise<void>
}

/** An answer, which may have a body. */
export type WholeAnswer = Answer & { readonly body?: string }

/**
 * A server that answers a request with exactly what it is told, byte for byte, and then closes the connection: the
 * body ends with it, so that no header is needed but those of the answer, and no later request is sent again because
 * an old connection had died.
 */
export async function startAnswerServer(
  answer: (request: WireRequest) => WholeAnswer,
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

function write(socket: Socket, answer: WholeAnswer): void {
  if (!('error' in answer)) {
    const lines = answer.headers.map(([name, value]) => `${name}: ${value}\r\n`)
    socket.end(
      `HTTP/1.1 ${answer.status} ${answer.statusText}\r\n${lines.join('')}\r\n${answer.body ?? ''}`,
      'latin1',
    )
  } else if (answer.error === 'reset') socket.resetAndDestroy()
  else if (answer.error === 'invalid') socket.end('This is no HTTP response.\r\n\r\n')
  else socket.end()
}
