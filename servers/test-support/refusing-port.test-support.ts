import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { listenOnFreePort } from './listen-on-free-port.test-support.ts'

/** For tests: a port of 127.0.0.1 that refuses every connection until it is released. */
export interface RefusingPort {
  readonly port: number
  release(this: void): void
}

/**
 * A port at which nobody listens. It stays taken as the local end of a connection: a port that was merely closed would be
 * given to the next program that asks for a free one, such as a second test run.
 */
export async function refusingPort(): Promise<RefusingPort> {
  const server = createServer()
  const holder = connect(await listenOnFreePort(server), '127.0.0.1')
  await Promise.all([once(holder, 'connect'), once(server, 'connection')])
  const { port } = holder.address() as AddressInfo
  return {
    port,
    release() {
      holder.destroy()
      server.close()
    },
  }
}
