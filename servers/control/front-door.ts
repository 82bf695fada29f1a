import type { RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { cameOverLoopback } from '../connections/from-loopback.ts'

interface Apps {
  /** Answers requests that came over loopback. */
  readonly loopback: Hono
  /** Answers all others, whatever Host they claim. */
  readonly network: Hono
}

/**
 * Chooses between two apps by the addresses of the connection, before either sees the request: what is only in the
 * first cannot be reached over the network, whichever route it is. No response of either can be framed or sniffed for
 * another type, unless its own Content-Security-Policy says who may frame it.
 */
export function frontDoor({ loopback, network }: Apps): RequestListener {
  const overLoopback = getRequestListener(loopback.fetch)
  const overNetwork = getRequestListener(network.fetch)
  return (request, response) => {
    // Headers that an app sets replace these.
    response.setHeader('Content-Security-Policy', "frame-ancestors 'none'")
    response.setHeader('X-Content-Type-Options', 'nosniff')
    return (cameOverLoopback(request.socket) ? overLoopback : overNetwork)(request, response)
  }
}
