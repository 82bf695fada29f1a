import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { listenOnFreePort } from '../../test-support/listen-on-free-port.test-support.ts'
import type { ProxyLog } from '../../../scenarios/words/exchange.ts'
import { startGuard } from '../../guard/guard.ts'
import { listenInside } from '../../connections/listening.ts'
import { behaviourPolicy } from '../behaviours/behaviour.ts'
import type { EngineHost, RunningProxy } from '../engine.ts'
import { nginxEngine } from './engine.ts'
import { proxySetup } from '../proxy-setup.test-support.ts'

/** For tests: an nginx before a backend that answers with as many bytes as `?bytes=` says. */
export interface NginxBeforeBackend {
  readonly proxy: RunningProxy
  readonly folder: string
  readonly logged: readonly ProxyLog[]
  close(this: void): Promise<void>
}

export async function startNginxBeforeBackend(
  change: Parameters<typeof proxySetup>[1] = {},
  changeHost: Partial<EngineHost> = {},
): Promise<NginxBeforeBackend> {
  const backend = createServer((request, response) => {
    const bytes = Number(new URL(request.url ?? '', 'http://a').searchParams.get('bytes') ?? 2)
    request.resume().on('end', () => response.end('x'.repeat(bytes)))
  })
  const port = await listenOnFreePort(backend)
  const guard = await startGuard()
  const logged: ProxyLog[] = []
  const close = async () => {
    await guard.close()
    backend.close()
    backend.closeAllConnections()
  }
  const setup = proxySetup(behaviourPolicy, { upstream: { host: '127.0.0.1', port }, ...change })
  try {
    const proxy = await nginxEngine.start(setup, {
      listen: listenInside,
      guard,
      logged: (log) => void logged.push(log),
      ...changeHost,
    })
    return {
      proxy,
      folder: guard.folder,
      logged,
      async close() {
        await proxy.stop()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: number
}

/** For tests: one request on a connection of its own. */
export function send(port: number, path: string, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-length': body.length }
    const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false })
    sent.on('error', reject).on('response', (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes }),
      )
    })
    sent.end(body)
  })
}
