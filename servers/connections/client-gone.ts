import type { IncomingMessage } from 'node:http'

/**
 * Whether a handler failed because its client broke off the request before all of it had come: nobody waits for the
 * answer, and nothing is wrong with the lab.
 * @param env what @hono/node-server hands to handlers: the request as node:http has it.
 */
export function isClientGone(error: Error, env: unknown): boolean {
  const { incoming } = (env ?? {}) as { readonly incoming?: Partial<IncomingMessage> }
  if (incoming === undefined || incoming.complete === true) return false
  return incoming.destroyed === true && (error === incoming.errored || codes.has(codeOf(error)))
}

const codes: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'])

const codeOf = (error: NodeJS.ErrnoException) => error.code ?? ''
