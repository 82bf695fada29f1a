import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddedHeaders } from './added-headers.ts'
import { deltaSeconds, freshForSeconds } from './cache-control.ts'
import { forwardedHeaders } from './forwarded-headers.ts'
import { ResponseCache, type CacheLimits } from './response-cache.ts'

/** What a proxy keeps in its cache; plain data, as it would stand in a file. */
export interface CacheConfig extends CacheLimits {
  /** The path whose responses are kept, whatever its query. */
  readonly path: string
}

/** What is done with the head of the backend's response before it is passed back. */
export type OnResponse = (incoming: IncomingMessage) => void

export interface Caching {
  /** Answers from the cache; false where the backend has to be asked. */
  answer(request: IncomingMessage, response: ServerResponse, added: AddedHeaders): boolean
  /** What the cache makes of the backend's response to a request that is passed on; undefined for nothing. */
  onResponseTo(request: IncomingMessage): OnResponse | undefined
}

/** A request with one of these wants something else than the whole response: the backend answers it. */
const partialOrConditional = [
  'range',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
] as const

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/**
 * A shared cache before one backend, by RFC 9111: responses to GET, found by request target and by what the backend
 * names in Vary. The Host is no part of the key, as there is only one backend. Cache-Control in requests is
 * passed on and not followed: RFC 9111, section 5.2.1, leaves that to the cache, and load balancers do the same.
 * @param isStripped whether a header of the backend, in lower case, is taken away before the response is kept.
 */
export function createCaching(
  { path, ...limits }: CacheConfig,
  isStripped: (lowerCaseName: string) => boolean,
): Caching {
  const cache = new ResponseCache(limits)
  const isCovered = ({ url = '' }: IncomingMessage) => url === path || url.startsWith(`${path}?`)

  return {
    answer(request, response, added) {
      const { method, url = '', headers } = request
      if (method !== 'GET' || !isCovered(request)) return false
      if (partialOrConditional.some((name) => headers[name] !== undefined)) return false
      if (hasBody(request)) return false
      const found = cache.find(url, headerIn(request), performance.now())
      if (found === null) return false
      const { statusText, headers: kept, body } = found.response
      const age = ['Age', String(found.ageSeconds)]
      response.writeHead(200, statusText, [...kept, ...age, ...added(200)]).end(body)
      return true
    },
    onResponseTo(request) {
      const { method = '', url = '' } = request
      if (!isCovered(request)) return undefined
      if (!safeMethods.has(method)) {
        return ({ statusCode = 0 }) => {
          // What changed the resource makes what is kept of it wrong (RFC 9111, section 4.4).
          if (statusCode >= 200 && statusCode < 400) cache.forget(url)
        }
      }
      if (method !== 'GET' || hasBody(request)) return undefined
      const sentAtMs = performance.now()
      return (incoming) => keepWhenWhole(request, incoming, sentAtMs)
    },
  }

  function keepWhenWhole(request: IncomingMessage, incoming: IncomingMessage, sentAtMs: number): void {
    const valuesOf = (name: string) => valuesIn(incoming, name)
    const wasAuthorized = request.headers.authorization !== undefined
    const seconds = freshForSeconds({ status: incoming.statusCode ?? 0, valuesOf, wasAuthorized })
    if (seconds === 0) return
    const nowMs = performance.now()
    const ageMs = ageOf(incoming, nowMs - sentAtMs)
    const chunks: Buffer[] = []
    let bytes = 0
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= limits.maxBytes) chunks.push(chunk)
      else chunks.length = 0
    })
    // Comes of a whole body alone: one that breaks off has an error in its place.
    incoming.once('end', () => {
      if (bytes > limits.maxBytes) return
      cache.keep(
        request.url ?? '',
        headerIn(request),
        {
          statusText: incoming.statusMessage ?? '',
          headers: forwardedHeaders(incoming.rawHeaders, (name) => name === 'age' || isStripped(name)),
          body: Buffer.concat(chunks),
        },
        { varyNames: namesIn(valuesOf('vary')), ageMs, freshForMs: seconds * 1_000, nowMs },
      )
    })
  }
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined

const namesIn = (vary: readonly string[]) =>
  vary.flatMap((value) => value.toLowerCase().split(',')).flatMap((name) => name.trim() || [])

/** How old a response is when its head comes (RFC 9111, section 4.2.3), in milliseconds. */
function ageOf({ headers }: IncomingMessage, delayMs: number): number {
  const dateMs = Date.parse(headers.date ?? '')
  const apparentMs = Number.isNaN(dateMs) ? 0 : Math.max(0, Date.now() - dateMs)
  return Math.max(apparentMs, deltaSeconds(headers.age) * 1_000 + delayMs)
}

/** All values of a header; a name such as `__proto__` is none that a message has by itself. */
function valuesIn({ headersDistinct }: IncomingMessage, name: string): readonly string[] {
  return Object.hasOwn(headersDistinct, name) ? (headersDistinct[name] ?? []) : []
}

const headerIn = (request: IncomingMessage) => (name: string) => {
  const values = valuesIn(request, name)
  return values.length === 0 ? null : values.join(', ')
}
