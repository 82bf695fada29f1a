import { Agent, createServer, request as httpRequest, STATUS_CODES } from 'node:http'
import type { ClientRequest, IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Policy } from '../../../scenarios/policy/policy.ts'
import { corsHeaders, strippedFromBackend, type CorsDecision } from './cors-headers.ts'
import { forwardedHeaders } from './forwarded-headers.ts'
import { RequestBody } from './request-body.ts'

/** What a reverse proxy runs from; plain data, as it would stand in a file. */
export interface ReverseProxyConfig {
  /** The origin of the backend. */
  readonly upstream: string
  readonly maxBodyBytes: number
  readonly responseHeadWithinMs: number
  /** Null: passes everything through, adds and strips nothing. */
  readonly cors: Policy | null
}

/** Below the 5 s after which Node's servers close an idle connection: it is not used when it is about to go. */
const idleUpstreamMs = 4_000
const idleClientMs = 75_000
const maxHeaderSize = 64 * 1024

/** RFC 9110, section 9.2.2: only these may be sent again when nobody knows whether they were processed. */
const idempotentMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'])

const neverAsked: CorsDecision = { isPreflight: false, headers: [] }

/**
 * A reverse proxy that answers for CORS as a load balancer does: it answers preflights itself, passes all else
 * on, and puts its headers on every response, its own 413, 502 and 504 among them. It does not listen: hand it
 * connections by `emit('connection', socket)`.
 */
export function createReverseProxy(config: ReverseProxyConfig): Server {
  const { hostname, port } = new URL(config.upstream)
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 32, timeout: idleUpstreamMs })
  const decide = config.cors === null ? () => neverAsked : corsHeaders(config.cors)
  const isStripped = config.cors === null ? () => false : (name: string) => strippedFromBackend.has(name)

  const server = createServer({ maxHeaderSize, keepAliveTimeout: idleClientMs }, (request, response) => {
    const decision = decide({
      method: request.method ?? '',
      origin: request.headers.origin,
      requestedMethod: request.headers['access-control-request-method'],
    })
    if (decision.isPreflight) {
      response.writeHead(204, decision.headers.flat()).end()
      return
    }
    forward(request, response, decision)
  })
  return server

  function forward(request: IncomingMessage, response: ServerResponse, decision: CorsDecision): void {
    const body = new RequestBody(request, config.maxBodyBytes)
    let upstream: ClientRequest | undefined
    let isRetried = false
    let isOver = false

    const answer = (status: number) => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      upstream?.destroy()
      answerItself(response, status, decision)
    }
    const timer = setTimeout(() => answer(504), config.responseHeadWithinMs)
    response.once('close', () => {
      clearTimeout(timer)
      if (response.writableFinished) return
      isOver = true
      upstream?.destroy()
    })
    body.onTooLarge(() => answer(413))
    if (isOver) return

    send()

    function send(): void {
      const sent = httpRequest({
        agent,
        host: hostname,
        port,
        method: request.method,
        path: request.url,
        headers: headersForUpstream(request),
        maxHeaderSize,
      })
      upstream = sent
      sent.on('response', (incoming) => {
        if (isOver) return
        clearTimeout(timer)
        isOver = true
        passBack(incoming)
      })
      sent.on('error', (error: NodeJS.ErrnoException) => {
        if (isOver || upstream !== sent) return
        const mayRetry = sent.reusedSocket && !isRetried && isConnectionLost(error)
        if (!mayRetry || !idempotentMethods.has(request.method ?? '')) {
          answer(502)
          return
        }
        isRetried = true
        send()
      })
      body.sendTo(sent)
    }

    function passBack(incoming: IncomingMessage): void {
      const headers = [...forwardedHeaders(incoming.rawHeaders, isStripped), ...decision.headers.flat()]
      response.writeHead(incoming.statusCode ?? 502, incoming.statusMessage, headers)
      // A body that breaks off must not look complete.
      incoming.once('error', () => request.socket.resetAndDestroy())
      incoming.pipe(response)
      response.flushHeaders()
    }
  }
}

function headersForUpstream(request: IncomingMessage): string[] {
  // The proxy answers Expect itself: node:http sends 100 Continue before the handler runs.
  const headers = forwardedHeaders(request.rawHeaders, (name) => name === 'expect')
  if (request.headers['transfer-encoding'] !== undefined) headers.push('Transfer-Encoding', 'chunked')
  else if (request.headers['content-length'] === undefined && mayHaveBody(request.method ?? '')) {
    // Without either, node:http would send an empty chunked body.
    headers.push('Content-Length', '0')
  }
  return headers
}

const mayHaveBody = (method: string) => !['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'].includes(method)

const isConnectionLost = ({ code }: NodeJS.ErrnoException) => code === 'ECONNRESET' || code === 'EPIPE'

/** An answer of the proxy's own. */
function answerItself(response: ServerResponse, status: number, decision: CorsDecision): void {
  const text = `${status} ${STATUS_CODES[status] ?? ''}\n`
  const headers = [
    'Content-Type',
    'text/plain',
    'Content-Length',
    String(text.length),
    ...decision.headers.flat(),
  ]
  response.writeHead(status, headers).end(text)
}
