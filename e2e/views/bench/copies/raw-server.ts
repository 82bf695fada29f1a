import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'

/** A server that lets every page in, and keeps the bytes of each request. */
export interface RawServer {
  /** Its origin. */
  readonly url: string
  /**
   * The requests since this was last called, one code unit a byte: whole, but for Referer, which names the attempt, and
   * Accept-Language, which Playwright sets in some frames and not in others.
   */
  take(): readonly string[]
  close(): void
}

/** Listens on a free port of 127.0.0.1. Requests with chunked bodies are not read: browsers send texts without. */
export async function startRawServer(): Promise<RawServer> {
  const requests: string[] = []
  const server = createServer((socket) => {
    let text = ''
    socket.setEncoding('latin1').on('error', () => {})
    socket.on('data', (part: string) => {
      text += part
      if (!isWhole(text)) return
      requests.push(text.replace(/^(referer|accept-language): .*\r\n/gim, ''))
      answer(socket, text)
      text = ''
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => requests.splice(0),
    close: () => void server.close(),
  }
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n')
  if (end === -1) return false
  const length = fieldOf(text.slice(0, end), 'content-length')
  return text.length - end - 4 >= Number(length ?? 0)
}

const fieldOf = (head: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim()

/** Allows what is asked for, to everybody, and says so to nobody for a second time. */
function answer(socket: Socket, request: string): void {
  const method = fieldOf(request, 'access-control-request-method')
  const headers = fieldOf(request, 'access-control-request-headers')
  const lines = [
    'HTTP/1.1 200 OK',
    'Content-Length: 0',
    'Connection: close',
    'Access-Control-Allow-Origin: *',
    ...(method === undefined ? [] : [`Access-Control-Allow-Methods: ${method}`]),
    ...(headers === undefined ? [] : [`Access-Control-Allow-Headers: ${headers}`]),
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
}
