import { request as httpRequest, type Agent } from 'node:http'
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http'
import { resetConnection } from '../../connections/reset-connection.ts'
import type { AddedHeaders } from './added-headers.ts'
import type { OnResponse } from './caching.ts'
import { forwardedHeaders } from './forwarded-headers.ts'
import { answerItself, type OwnStatus } from './own-answer.ts'
import { RequestBody } from './request-body.ts'

/** The way to the backend, the same for every request. */
export interface Route {
  readonly agent: Agent
  readonly host: string
  readonly port: number
  readonly maxHeaderSize: number
  readonly maxBodyBytes: number
  readonly responseHeadWithinMs: number
  /** Whether a response header of the backend is taken away; the name is in lower case. */
  readonly isStripped: (lowerCaseName: string) => boolean
}

/** RFC 9110, section 9.2.2: only these may be sent again when nobody knows whether they were processed. */
const idempotentMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'])

/**
 * Passes one request on and its response back, with the added headers on whatever comes of it. Interim
 * responses (1xx) stay here. When either side breaks off, so does the other. `onResponse` gets the backend's response
 * when its head has come, and may listen to its body.
 */
export function forward(
  request: IncomingMessage,
  response: ServerResponse,
  added: AddedHeaders,
  route: Route,
  onResponse?: OnResponse,
): void {
  const client = request.socket
  let sent: ClientRequest | undefined
  let isRetried = false
  /** A response head is on its way to the client, or the client is gone. */
  let isSettled = false
  let headTimer: NodeJS.Timeout | undefined

  const settle = () => {
    isSettled = true
    clearTimeout(headTimer)
  }
  const answer = (status: OwnStatus, isLast = false) => {
    if (isSettled) return
    settle()
    sent?.destroy()
    answerItself(request, response, added, status, isLast)
  }
  const abandon = () => {
    settle()
    sent?.destroy()
  }

  // A response that waits behind another on its connection is not told when the connection goes: the socket is.
  client.once('close', abandon)
  response.once('close', () => {
    client.off('close', abandon)
    if (!response.writableFinished) abandon()
  })
  // The client is silent. While it waits for a response that is right; in the middle of its body it is not.
  response.on('timeout', () => {
    if (!request.complete) answer(408, true)
  })

  const body = new RequestBody(request, {
    maxBytes: route.maxBodyBytes,
    // From here on it is the backend that is waited for, and not the client.
    onComplete() {
      if (!isSettled) headTimer = setTimeout(() => answer(504), route.responseHeadWithinMs)
    },
    onTooLarge() {
      if (isSettled) sent?.destroy()
      else answer(413)
    },
  })
  send()

  function send(): void {
    const { agent, host, port, maxHeaderSize } = route
    const { method, url: path } = request
    const headers = headersForUpstream(request)
    const current = httpRequest({ agent, host, port, method, path, headers, maxHeaderSize })
    sent = current
    current.on('response', (incoming) => {
      if (isSettled) return
      if (!canBeWritten(incoming)) {
        answer(502)
        return
      }
      settle()
      passBack(incoming)
    })
    // Nobody asked for an upgrade: the Upgrade header belongs to the client's hop and is not passed on.
    current.on('upgrade', (_, socket) => {
      socket.destroy()
      answer(502)
    })
    current.on('error', (error: NodeJS.ErrnoException) => {
      if (isSettled || sent !== current) return
      // The backend may close an idle connection just as it is used again; nothing was answered on it then.
      const isStale = current.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
      if (!isStale || isRetried || !idempotentMethods.has(method ?? '')) {
        answer(502)
        return
      }
      isRetried = true
      send()
    })
    body.sendTo(current)
  }

  function passBack(incoming: IncomingMessage): void {
    const status = incoming.statusCode ?? 502
    const headers = [...forwardedHeaders(incoming.rawHeaders, route.isStripped), ...added(status)]
    response.writeHead(status, incoming.statusMessage, headers)
    // A body that breaks off must not look complete.
    incoming.once('error', () => resetConnection(client))
    onResponse?.(incoming)
    incoming.pipe(response)
    // Sends the head at once. flushHeaders() would too, but as UTF-8, which changes bytes over 0x7F.
    response.write('', 'latin1')
  }
}

function headersForUpstream(request: IncomingMessage): string[] {
  // Expect is answered here, before the body is asked for.
  const headers = forwardedHeaders(request.rawHeaders, (name) => name === 'expect')
  if (request.headers['transfer-encoding'] !== undefined) headers.push('Transfer-Encoding', 'chunked')
  else if (request.headers['content-length'] === undefined && mayHaveBody(request.method ?? '')) {
    // Without either, node:http would send an empty chunked body.
    headers.push('Content-Length', '0')
  }
  return headers
}

const mayHaveBody = (method: string) => !['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'].includes(method)

/** Node reads status lines that it refuses to write, by an exception: such a backend does not speak HTTP. */
function canBeWritten({ statusCode = 0, statusMessage = '' }: IncomingMessage): boolean {
  return statusCode >= 200 && /^[\t\u0020-\u007E\u0080-\u00FF]*$/.test(statusMessage)
}
