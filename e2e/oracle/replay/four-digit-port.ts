import { connect, type AddressInfo, type Server } from 'node:net'
import { isBadPort } from '../../../scenarios/fetch-standard/algorithms/checks/bad-port.ts'

/** The ports below this one are left to `deadFourDigitPort`. */
const lowestPort = 1_100

/**
 * Makes a server listen on 127.0.0.1, on a free port of four digits: as long as the ports in the cases, so that a URL
 * keeps its length.
 *
 * @throws Error when none of 200 ports was free.
 */
export async function listenOnFourDigitPort(server: Server): Promise<number> {
  for (let tried = 0; tried < 200; tried += 1) {
    const port = lowestPort + Math.floor(Math.random() * (9_900 - lowestPort))
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

/**
 * A port of four digits at which nobody listens on 127.0.0.1. It is below all that `listenOnFourDigitPort` takes, so that
 * no replay beside this one comes to listen there.
 *
 * @throws Error when somebody listens at each of them.
 */
export async function deadFourDigitPort(): Promise<number> {
  for (let port = 1_024; port < lowestPort; port += 1)
    if (!isBadPort(port) && (await isRefused(port))) return port
  throw new Error(
    `At each port from 1024 to ${lowestPort - 1} somebody listens on 127.0.0.1. End one of them.`,
  )
}

const isRefused = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(false)
    })
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'))
  })
