import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'

/** For tests: has a server listen on a free port of 127.0.0.1, and gives the port. Whoever asks closes it. */
export async function listenOnFreePort(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on TCP has an AddressInfo.
  return (server.address() as AddressInfo).port
}
