import type { AddressInfo, Server } from 'node:net'
import { isBadPort } from '../../scenarios/fetch-standard/algorithms/bad-port.ts'

/**
 * Makes a server listen on 127.0.0.1, on a free port of four digits: as long as the ports in the cases, so that a URL
 * keeps its length.
 *
 * @throws Error when none of 200 ports was free.
 */
export async function listenOnFourDigitPort(server: Server): Promise<number> {
  for (let tried = 0; tried < 200; tried += 1) {
    const port = 1_100 + Math.floor(Math.random() * 8_800)
    if (isBadPort(port)) continue
    if (await isListening(server, port)) return (server.address() as AddressInfo).port
  }
  throw new Error('None of 200 ports from 1100 to 9899 was free on 127.0.0.1. End what holds them.')
}

function isListening(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off('listening', onListening)
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    }
    const onListening = () => {
      server.off('error', onError)
      resolve(true)
    }
    server.once('error', onError).once('listening', onListening).listen(port, '127.0.0.1')
  })
}
