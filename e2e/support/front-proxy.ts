import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream'
import type { Lab } from '../../servers/launch.ts'

/** A reverse proxy of somebody who shows a lab under a name of their own. */
export interface FrontProxy {
  readonly port: number
  close(): void
}

/**
 * Passes everything on to the dashboard and the control API, under the name that those answer to: in Host, and in Origin
 * where the page itself asks. It changes nothing else, and none of what pages send to lanes comes by.
 */
export async function startFrontProxy(lab: Lab): Promise<FrontProxy> {
  const { hostname, port, host, origin } = new URL(lab.dashboard)
  const server = createServer((incoming, response) => {
    const { method, url: path, headers } = incoming
    const isOwn = headers.origin === `http://${headers.host}`
    const sent = { ...headers, host, ...(isOwn && { origin }) }
    const passedOn = request({ hostname, port, method, path, headers: sent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      pipeline(answer, response, () => {})
    })
    pipeline(incoming, passedOn, (error) => {
      if (error) response.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
