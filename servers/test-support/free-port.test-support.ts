import { once } from 'node:events'
import { createServer } from 'node:net'
import { listenOnFreePort } from './listen-on-free-port.test-support.ts'

/** A port of 127.0.0.1 that was free a moment ago, for a program that cannot choose one by itself. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  const port = await listenOnFreePort(probe)
  probe.close()
  await once(probe, 'close')
  return port
}
