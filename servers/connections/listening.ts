import { createServer, isIPv6, type Server, type Socket } from 'node:net'
import { isBadPort } from '../../scenarios/fetch-standard/algorithms/checks/bad-port.ts'
import { roomOfProcess, type ConnectionHandler } from './connection-room.ts'
import { faults } from '../terminal/standard-streams.ts'

export type OnConnection = (socket: Socket) => void

export interface Listener {
  readonly port: number
  /** Stops listening; connections that are open stay open. */
  stopListening(): Promise<void>
  /** Stops listening and ends every connection at once. */
  close(): Promise<void>
}

/** How a factory's handler gets a port. Only launch.ts decides on one; everything else is handed it. */
export type Listen = (handler: OnConnection | ConnectionHandler, port?: number) => Promise<Listener>

/** A port of the lab is taken; the message names it and the way out. */
export class PortInUseError extends Error {
  override name = 'PortInUseError'
}

const loopback = ['127.0.0.1', '::1'] as const
const triesForAFreePort = 20

/**
 * The addresses to bind. Browsers resolve localhost to ::1 first, so a stranger on ::1 would shadow a
 * lab that holds 127.0.0.1 alone: both are always bound.
 */
export function addressesToBind(host: string | null): readonly string[] {
  if (host === null || host === 'localhost') return loopback
  if (host === '0.0.0.0') return ['0.0.0.0', '::1']
  if (host === '::') return ['0.0.0.0', '::']
  return [...new Set([host, ...loopback])]
}

/**
 * Listens on one port of every address, and hands each connection to the handler: as many as there is room for, see
 * ConnectionRoom. Sockets are made with allowHalfOpen and noDelay, as a witness needs them and as node:http has them.
 * @param port 0 takes a port that is free on every address and that browsers do not block.
 * @throws PortInUseError when the port is taken on any of the addresses; nothing stays bound then.
 */
export async function listenOn(
  addresses: readonly string[],
  handler: OnConnection | ConnectionHandler,
  port = 0,
): Promise<Listener> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await listenOnce(addresses, handler, port)
    } catch (error) {
      const mayTryAnother = port === 0 && error instanceof PortInUseError && attempt < triesForAFreePort
      if (!mayTryAnother) throw error
    }
  }
}

/** Listens where only the lab dials, or a test: on one loopback address. */
export const listenInside: Listen = (handler, port) => listenOn(['127.0.0.1'], handler, port)

async function listenOnce(
  addresses: readonly string[],
  handler: OnConnection | ConnectionHandler,
  wanted: number,
): Promise<Listener> {
  const connections = roomOfProcess().open(
    typeof handler === 'function' ? { accept: handler, isBusy: () => false } : handler,
  )
  const servers: Server[] = []
  const stopListening = async () => {
    await Promise.all(servers.splice(0).map(closeServer))
  }
  let port = wanted
  try {
    for (const address of addresses) {
      const server = createServer({ allowHalfOpen: true, noDelay: true }, connections.admit)
      // eslint-disable-next-line no-await-in-loop -- the second address needs the port that the first was given
      const bound = await bind(server, address, port)
      if (bound === null) continue
      servers.push(server)
      port = bound
    }
    if (wanted === 0 && isBadPort(port)) throw new PortInUseError(`Port ${port} is one that browsers block.`)
  } catch (error) {
    await stopListening()
    throw error
  }
  return {
    port,
    stopListening,
    async close() {
      const stopped = stopListening()
      connections.end()
      await stopped
    },
  }
}

/** Binds one address; null where it is that of IPv6 loopback, and this computer has no such address. */
function bind(server: Server, host: string, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      const isMissing = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'].includes(error.code ?? '')
      if (isMissing && host === '::1') resolve(null)
      else if (isMissing)
        reject(
          new RangeError(
            `This computer has no address ${host} to listen on. Name one of its own, or leave --host out.`,
          ),
        )
      else if (error.code === 'EADDRINUSE') {
        reject(
          new PortInUseError(
            `Port ${port} on ${host} is in use. Stop the other program, or move the lab with --port-base N (0 takes free ports).`,
          ),
        )
      } else reject(error)
    }
    server.once('error', failed)
    server.listen({ host, port, ipv6Only: isIPv6(host) }, () => {
      // A connection that cannot be accepted, for want of descriptors, is no reason for the lab to end.
      server
        .off('error', failed)
        .on('error', (error) => faults.report('A connection could not be accepted', error))
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** Resolves once the port is free: closing a net.Server also waits for its connections, which is not asked for here. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close()
    // The handle is closed in the same turn; the port is free once the loop has come round.
    setImmediate(resolve)
  })
}
