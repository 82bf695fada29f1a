import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import type { Listen, Listener } from './listening.ts'
import type { ConnectionHandler } from './connection-room.ts'
import { createInTurn } from './in-turn.ts'

/** A server of node:http that does not listen by itself: it is handed connections. */
export interface HttpServer extends ConnectionHandler {
  readonly server: Server
  /** Ends its time-outs; whoever listens for it ends its connections. */
  close(): void
}

export interface HttpServerHandlers {
  readonly request: RequestListener
  /** Decides on `Expect: 100-continue`; left out, node:http asks for the body itself. */
  readonly checkContinue?: RequestListener
  /** Decides on any other Expect; left out, node:http answers 417. */
  readonly checkExpectation?: RequestListener
}

/**
 * Makes an HTTP server for connections that somebody else accepts. It answers the requests of a connection one after
 * the other, and has the time-outs of a server that listens: `headersTimeout` and `requestTimeout` are in the options,
 * in milliseconds.
 */
export function createHttpServer(
  { request, checkContinue, checkExpectation }: HttpServerHandlers,
  options: ServerOptions = {},
): HttpServer {
  const inTurn = createInTurn()
  const server = createServer(options, inTurn(request))
  if (checkContinue !== undefined) server.on('checkContinue', inTurn(checkContinue))
  if (checkExpectation !== undefined) server.on('checkExpectation', inTurn(checkExpectation))
  // node:http looks after slow requests only from the moment at which it listens; it learns of that by this event.
  server.emit('listening')
  return {
    server,
    accept: (socket) => void server.emit('connection', socket),
    isBusy: inTurn.isBusy,
    close: () => void server.close(),
  }
}

/** Listens for an HTTP server; closing the listener closes both. @throws what `listen` throws. */
export async function serveHttp(http: HttpServer, listen: Listen, port?: number): Promise<Listener> {
  const listener = await listen(http, port).catch((error: unknown) => {
    http.close()
    throw error
  })
  return {
    ...listener,
    async close() {
      await listener.close()
      http.close()
    },
  }
}
