import { Agent, type IncomingMessage, type ServerResponse } from 'node:http'
import type { ProxyBehaviour } from '../../../scenarios/setup/behaviour/proxy-behaviour.ts'
import type { Policy } from '../../../scenarios/setup/policy/policy.ts'
import { createHttpServer, type HttpServer } from '../../connections/http-server.ts'
import { addedHeaders } from './added-headers.ts'
import { createCaching, type CacheConfig, type Caching } from './caching.ts'
import { corsHeaders, strippedFromBackend, type CorsDecision } from './cors-headers.ts'
import { forward, type Route } from './forward.ts'
import { answerItself } from './own-answer.ts'
import { answerWithFile, type OwnFiles } from './own-files.ts'

/** How a proxy applies its policy, where that is not as it should be. */
export type AppliedPolicy = Partial<Omit<ProxyBehaviour, 'policy' | 'keepsPreflights' | 'caches'>>

/**
 * What a reverse proxy runs from; plain data, as it would stand in a file. What it gets wrong about its own policy holds
 * for that alone: copies in routes are always right.
 */
export interface ReverseProxyConfig extends AppliedPolicy {
  /** The origin of the backend. Left out where only routes lead to one, and all else is answered with 404. */
  readonly upstream?: string
  readonly maxBodyBytes: number
  /** Counted from the end of the request: a slow upload is not the backend's fault. */
  readonly responseHeadWithinMs: number
  /** Null: passes everything through, adds and strips nothing. */
  readonly cors: Policy | null
  /** What begins with one of these paths goes to a backend of its own. Left out for none. */
  readonly routes?: readonly RouteConfig[]
  /** What it keeps of the responses of `upstream`. Left out for nothing. */
  readonly cache?: CacheConfig
  /** What it serves itself and does not forward, by path. Left out for nothing. */
  readonly files?: OwnFiles
}

interface RouteConfig {
  readonly path: string
  readonly upstream: string
  /** Replaces the policy of the proxy in this route. */
  readonly cors?: Policy
}

/** Below the 5 s after which Node's servers close an idle connection: it is not used when it is about to go. */
const idleUpstreamMs = 4_000
const mostIdleUpstreams = 32
const idleClientMs = 75_000
/** How long a client may be silent in the middle of a request. */
const silentClientMs = 60_000
const maxHeaderSize = 64 * 1024

const neverAsked: CorsDecision = { isPreflight: false, headers: [] }

/** Where a request goes, null for nowhere, and what is decided of it on the way. */
interface Way {
  readonly route: Route | null
  readonly decide: ReturnType<typeof corsHeaders>
  readonly applied?: AppliedPolicy
  readonly caching?: Caching | undefined
}

/** What the proxy of a configuration decides by its own policy, mistakes included. */
function ownDecision(config: ReverseProxyConfig): Pick<Way, 'decide' | 'applied'> {
  const { cors } = config
  return cors === null ? { decide: () => neverAsked } : { decide: corsHeaders(cors, config), applied: config }
}

/**
 * A reverse proxy that answers for CORS as a load balancer does: it answers preflights itself, passes all else
 * on, and puts its headers on every response, its own 408, 413, 501, 502 and 504 among them, unless its configuration
 * says otherwise. It does not listen: hand it connections by `accept(socket)`, and `close()` it after them. Like nginx it takes the requests of a
 * connection one after the other, so that one client holds one connection to the backend.
 *
 * `textOf` gives the text of a file that it serves itself.
 *
 * What node:http cannot read as a request (an unknown method, one in lower case, a head over 64 kB) gets its
 * bare 400 or 431 before any of this.
 */
export function createReverseProxy(
  config: ReverseProxyConfig,
  silentMs = silentClientMs,
  textOf: (path: string) => string = () => '',
): HttpServer {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: mostIdleUpstreams, timeout: idleUpstreamMs })
  const isStrippedBy = (cors: Policy | null) =>
    cors === null || config.removesBackendHeaders === false
      ? () => false
      : (name: string) => strippedFromBackend.has(name)
  const routeTo = (upstream: string, isStripped: Route['isStripped']): Route => {
    const { hostname, port } = new URL(upstream)
    const { maxBodyBytes, responseHeadWithinMs } = config
    return {
      agent,
      host: hostname,
      port: Number(port),
      maxHeaderSize,
      maxBodyBytes,
      responseHeadWithinMs,
      isStripped,
    }
  }
  const own = ownDecision(config)
  const routed = (config.routes ?? []).map(({ path, upstream, cors }): { path: string; way: Way } => ({
    path,
    way: {
      route: routeTo(upstream, isStrippedBy(cors ?? config.cors)),
      ...(cors === undefined ? own : { decide: corsHeaders(cors) }),
    },
  }))
  const all: Way = { route: null, ...own, ...wayToUpstream() }

  function wayToUpstream(): Partial<Way> {
    const { upstream, cache, cors } = config
    if (upstream === undefined) return {}
    const isStripped = isStrippedBy(cors)
    return {
      route: routeTo(upstream, isStripped),
      caching: cache === undefined ? undefined : createCaching(cache, isStripped),
    }
  }

  const answer = (request: IncomingMessage, response: ServerResponse, waitsForContinue: boolean) => {
    if (config.files !== undefined && answerWithFile(request, response, config.files, textOf)) return
    const { headers, method = '', url = '' } = request
    const { route, decide, applied, caching } = routed.find(({ path }) => url.startsWith(path))?.way ?? all
    const decision = decide({
      method,
      origin: headers.origin,
      requestedMethod: headers['access-control-request-method'],
    })
    const added = addedHeaders(decision, applied)
    if (route === null) answerItself(request, response, added, 404, waitsForContinue)
    else if (decision.isPreflight) response.writeHead(204, [...added(204)]).end()
    else if (Number(headers['content-length'] ?? 0) > config.maxBodyBytes) {
      answerItself(request, response, added, 413, waitsForContinue)
    } else if (!isPlainlyChunked(request)) answerItself(request, response, added, 501)
    else if (caching?.answer(request, response, added) !== true) {
      if (waitsForContinue) response.writeContinue()
      forward(request, response, added, route, caching?.onResponseTo(request))
    }
  }

  const http = createHttpServer(
    {
      request: (request, response) => answer(request, response, false),
      checkContinue: (request, response) => answer(request, response, true),
      // An expectation that nobody knows is passed over, as nginx does, rather than answered with a bare 417.
      checkExpectation: (request, response) => answer(request, response, false),
    },
    { maxHeaderSize, keepAliveTimeout: idleClientMs },
  )
  http.server.timeout = silentMs
  return {
    ...http,
    close() {
      http.close()
      agent.destroy()
    },
  }
}

/** A coding besides chunked is one that a proxy would have to undo (RFC 9112, section 6.1). */
function isPlainlyChunked({ headers }: IncomingMessage): boolean {
  return (headers['transfer-encoding'] ?? 'chunked').toLowerCase() === 'chunked'
}
