import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddedHeaders } from './added-headers.ts'
import { readAway } from './request-body.ts'

export type OwnStatus = 404 | 408 | 413 | 501 | 502 | 504

/**
 * An answer of the proxy's own, a line of text as nginx would give. What the request still sends is read away:
 * a browser reads no answer before its body is out.
 * @param isLast the connection ends with it, because nobody knows where the next request would begin.
 */
export function answerItself(
  request: IncomingMessage,
  response: ServerResponse,
  added: AddedHeaders,
  status: OwnStatus,
  isLast = false,
): void {
  const text = `${status} ${STATUS_CODES[status] ?? ''}\n`
  const own = ['Content-Type', 'text/plain', 'Content-Length', String(text.length)]
  if (isLast) own.push('Connection', 'close')
  response.writeHead(status, STATUS_CODES[status] ?? '', [...own, ...added(status)]).end(text, 'latin1')
  readAway(request)
}
