import { createServer, type RequestListener } from 'node:http'
import { connect, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { afterEach } from 'vitest'
import { until } from '../../test-support/until.test-support.ts'
import { behaviourPolicy } from '../behaviours/behaviour.ts'
import { proxyLimits } from '../engine.ts'
import { createReverseProxy, type ReverseProxyConfig } from './reverse-proxy.ts'
import { listenOnFreePort } from '../../test-support/listen-on-free-port.test-support.ts'

const undo: (() => unknown)[] = []
afterEach(() => {
  for (const step of undo.splice(0).toReversed()) step()
})

async function portOf(server: Server): Promise<number> {
  undo.push(() => server.close())
  return listenOnFreePort(server)
}

interface Options extends Partial<ReverseProxyConfig> {
  readonly silentMs?: number
}

async function proxyTo(upstreamPort: number, { silentMs, ...config }: Options): Promise<number> {
  const proxy = createReverseProxy(
    {
      upstream: `http://127.0.0.1:${upstreamPort}`,
      ...proxyLimits,
      cors: behaviourPolicy,
      ...config,
    },
    silentMs,
  )
  const sockets = new Set<Socket>()
  undo.push(() => {
    for (const socket of sockets) socket.destroy()
    proxy.close()
  })
  return portOf(
    createTcpServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      sockets.add(socket)
      proxy.accept(socket)
    }),
  )
}

/** The port of a proxy before a backend on node:http. */
export async function proxyBefore(handler: RequestListener, options: Options = {}): Promise<number> {
  const server = createServer(handler)
  undo.push(() => server.closeAllConnections())
  return proxyTo(await portOf(server), options)
}

/** The port of a proxy before a backend of which each connection is handed over. */
export async function proxyBeforeRaw(
  onConnection: (socket: Socket) => void,
  options: Options = {},
): Promise<number> {
  const server = createTcpServer((socket) => {
    undo.push(() => socket.destroy())
    onConnection(socket.on('error', () => {}))
  })
  return proxyTo(await portOf(server), options)
}

/** The port of a proxy before a backend that answers each request with these bytes. */
export function proxyBeforeBytes(bytes: string, options: Options = {}): Promise<number> {
  return proxyBeforeRaw((socket) => socket.on('data', () => socket.write(bytes, 'latin1')), options)
}

interface Wire {
  readonly socket: Socket
  /** What has come so far, one character a byte, and how it ended. */
  readonly answer: { text: string; errors: readonly string[]; isClosed: boolean }
  readonly send: (text: string) => void
}

/** A raw client, so that what is on the wire is seen. */
export function client(port: number): Wire {
  const socket = connect(port, '127.0.0.1')
  undo.push(() => socket.destroy())
  const errors: string[] = []
  const answer = { text: '', errors, isClosed: false }
  socket.setEncoding('latin1').on('data', (text: string) => (answer.text += text))
  socket.on('error', ({ code }: NodeJS.ErrnoException) => errors.push(code ?? ''))
  socket.on('close', () => (answer.isClosed = true))
  return { socket, answer, send: (text) => socket.write(text, 'latin1') }
}

/** Sends one request on a connection of its own and waits until this much of the answer is there. */
export async function exchange(port: number, request: string, answered: RegExp): Promise<string> {
  const { answer, send } = client(port)
  send(request)
  await until(() => answered.test(answer.text))
  return answer.text
}
