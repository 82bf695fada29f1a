import { execFile } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { down, untrusted, type Reply, type Situation } from './situations/situation.ts'

/** Servers of every host that ends with .test, and of localhost, on the default ports as Chromium sees it. */
export interface SituationServers {
  /** With which Chromium finds them. */
  readonly chromiumArguments: readonly string[]
  /** Answers as in this situation from now on, and counts from the first answer. */
  begin(situation: Situation): void
  close(): Promise<void>
}

/** Starts them on free ports of 127.0.0.1, with certificates of their own by openssl. */
export async function startSituationServers(): Promise<SituationServers> {
  let current: Situation = { name: '', answers: {}, asks: [] }
  const counts = new Map<string, number>()
  const answer: RequestListener = (request, response) => {
    const own = ownAnswer(request, current)
    if (own !== null) return void response.writeHead(200, own.headers).end(own.body)
    const key = keysOf(request).find((each) => current.answers[each] !== undefined) ?? ''
    const known = current.answers[key] ?? { status: 404 }
    const count = counts.get(key) ?? 0
    counts.set(key, count + 1)
    const replies = Array.isArray(known) ? (known as readonly Reply[]) : [known as Reply]
    reply(response, replies[Math.min(count, replies.length - 1)] ?? { status: 404 })
  }
  const [trusted, distrusted] = [await certificate(), await certificate()]
  const [plain, publicPlain, dead] = [createServer(answer), createServer(answer), createServer()]
  const [secure, publicSecure] = [createSecureServer(trusted, answer), createSecureServer(trusted, answer)]
  const bad = createSecureServer(distrusted, answer)
  const servers: readonly Server[] = [plain, publicPlain, secure, publicSecure, bad, dead]
  secure.on('upgrade', acceptSocket)
  const ports = await Promise.all(servers.map(listen))
  const [plainPort, publicPort, securePort, publicSecurePort, badPort, deadPort] = ports
  await close(dead)
  const hashOf = ({ cert }: { readonly cert: Buffer }) =>
    createHash('sha256')
      .update(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64')
  const hosts = [
    `${new URL(down).host}:443 127.0.0.1:${deadPort}`,
    `${new URL(untrusted).host}:443 127.0.0.1:${badPort}`,
    `public.test:443 127.0.0.1:${publicSecurePort}`,
    `public.test:80 127.0.0.1:${publicPort}`,
    `*.test:443 127.0.0.1:${securePort}`,
    `*.test:80 127.0.0.1:${plainPort}`,
    `localhost:80 127.0.0.1:${plainPort}`,
  ]
  return {
    chromiumArguments: [
      `--host-resolver-rules=${hosts.map((host) => `MAP ${host}`).join(', ')}`,
      `--ignore-certificate-errors-spki-list=${hashOf(trusted)}`,
      `--ip-address-space-overrides=127.0.0.1:${publicPort}=public,127.0.0.1:${publicSecurePort}=public`,
    ],
    begin: (situation) => {
      current = situation
      counts.clear()
    },
    close: async () => void (await Promise.all(servers.filter((each) => each !== dead).map(close))),
  }
}

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

const urlOf = ({ headers, url = '', socket }: IncomingMessage) =>
  `${'encrypted' in socket ? 'https' : 'http'}://${headers.host}${url}`

/** What may be named in a situation for this request. */
function keysOf(request: IncomingMessage): readonly string[] {
  const url = urlOf(request)
  const isPreflight = request.headers['access-control-request-method'] !== undefined
  return [`${request.method} ${url}`, ...(isPreflight ? [] : [url])]
}

/** The page, its frame and its service worker; null for all else. */
function ownAnswer(request: IncomingMessage, situation: Situation) {
  const { page = 'https://shop.test/', pageHeaders, frame, serviceWorker } = situation
  const url = urlOf(request)
  const body = (type: string, text: string) => ({
    headers: { 'Content-Type': type, 'Cache-Control': 'no-store', ...(url === page && pageHeaders) },
    body: text,
  })
  const html = (text: string) => body('text/html', `<!doctype html><link rel="icon" href="data:,">${text}`)
  if (url === page) {
    const sandbox = frame?.isSandboxed === true ? ' sandbox="allow-scripts"' : ''
    return html(frame === undefined ? '' : `<iframe src="${frame.url}"${sandbox}></iframe>`)
  }
  if (url === frame?.url) return html('')
  if (serviceWorker === undefined || url !== new URL('/worker.js', page).href) return null
  return body(
    'text/javascript',
    `self.addEventListener('activate', (event) => event.waitUntil(clients.claim()))
     self.addEventListener('fetch', (event) => { ${serviceWorker} })`,
  )
}

function reply(response: ServerResponse, answer: Reply): void {
  if ('error' in answer) {
    const { socket } = response
    if (answer.error === 'reset') socket?.resetAndDestroy()
    else socket?.destroy()
    return
  }
  const { status = 200, headers = {}, body = '', afterMs = 0 } = answer
  setTimeout(() => {
    response.sendDate = false
    response.shouldKeepAlive = false
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.writeHead(status)
    if (answer.staysOpen === true) response.write(body)
    else response.end(headers['Content-Type'] === 'image/gif' ? gif : body)
  }, afterMs)
}

function acceptSocket(request: IncomingMessage, socket: Socket): void {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64')
  // Read to its end, or it would never close.
  socket
    .on('error', () => socket.destroy())
    .on('end', () => socket.end())
    .resume()
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
}

/** A new self-signed certificate for these hosts. */
async function certificate(): Promise<{ readonly key: Buffer; readonly cert: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), 'cors-lab-certificate-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const names = ['-subj', '/CN=shop.test', '-addext', 'subjectAltName=DNS:*.test,DNS:*.shop.test']
  try {
    await promisify(execFile)('openssl', [...request, ...names, '-days', '2', '-keyout', key, '-out', cert])
    return { key: await readFile(key), cert: await readFile(cert) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await promisify(server.close.bind(server))()
}
