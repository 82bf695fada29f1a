import { isToken } from '../../scenarios/policy/token.ts'
import { FieldLines, trimOptionalWhitespace } from './field-lines.ts'

/**
 * HTTP/1.1 framing as RFC 9112 has it, for an observer: it tells where each message begins and ends and what
 * its head says, and touches no byte. Nothing is guessed: what cannot be framed is an error, and from there on
 * that direction is only copied.
 */

export interface RequestHead {
  readonly method: string
  /** The request target, as sent. */
  readonly target: string
  readonly fields: FieldLines
}

export interface ResponseHead {
  readonly status: number
  readonly statusText: string
  readonly fields: FieldLines
}

/** How long a message's body is (RFC 9112, section 6.3). */
export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-close' }
  /** What follows is no HTTP any more. */
  | { readonly kind: 'tunnel' }
  | { readonly kind: 'invalid'; readonly reason: string }

export interface FramerEvents<Head> {
  /** A whole head has come; the answer says how its body is framed. */
  head(head: Head): Body
  /** The message is complete. */
  end(): void
  /** This direction cannot be framed from here on. Comes once. */
  error(reason: string): void
}

const maxHeadBytes = 256 * 1024
const maxChunkLineBytes = 16 * 1024
const bytesShownOfAnError = 200

const lf = 0x0a
/** An empty line first, or a line ended by LF alone: read line by line. */
const startsOrBreaksByLineFeed = /^\r?\n|[^\r]\n/
const none: Body = { kind: 'none' }

type State =
  | 'head'
  | 'length'
  | 'chunk-size'
  | 'chunk-data'
  | 'chunk-end'
  | 'trailers'
  | 'until-close'
  | 'tunnel'
  | 'error'

/** Frames one direction of one connection. Push parser: hand it chunks as they come. */
export class Framer<Head> {
  private state: State = 'head'
  /** Bytes of the body, or of the chunk, that are still to come. */
  private remaining = 0
  /** Lines of a head, or of trailers, that came in parts. */
  private lines: string[] = []
  /** Pieces of a line that is not complete yet. */
  private pieces: Buffer[] = []
  private headBytes = 0
  private lineBytes = 0

  private readonly parse: (text: string) => Head | string
  private readonly events: FramerEvents<Head>

  /** @param parse reads the text of a head, its lines joined by CRLF; a string says why it is none. */
  constructor(parse: (text: string) => Head | string, events: FramerEvents<Head>) {
    this.parse = parse
    this.events = events
  }

  /** Whether the last message is complete and no byte of a next one has come. */
  get isBetweenMessages(): boolean {
    return this.state === 'head' && this.headBytes === 0
  }

  /** Whether the bytes are framed no more: after an error, or in a tunnel. */
  get onlyCopies(): boolean {
    return this.state === 'error' || this.state === 'tunnel'
  }

  /** From here on the connection carries something else (101 Switching Protocols, CONNECT). */
  becomeTunnel(): void {
    if (this.state !== 'error') this.state = 'tunnel'
  }

  /** Reads a whole chunk, with as many messages as it holds. */
  push(chunk: Buffer): void {
    let offset = 0
    while (offset < chunk.length) offset = this.consume(chunk, offset)
  }

  /**
   * Reads from an offset to the end of the message under way, or of the chunk.
   * @returns the offset of the first byte that was not read.
   */
  consume(chunk: Buffer, from: number): number {
    let offset = from
    while (offset < chunk.length) {
      switch (this.state) {
        case 'head':
          offset = this.consumeHead(chunk, offset)
          break
        case 'length':
        case 'chunk-data':
          offset = this.skip(chunk, offset)
          break
        case 'chunk-size':
        case 'chunk-end':
        case 'trailers':
          offset = this.consumeChunkLine(chunk, offset)
          break
        case 'until-close':
        case 'tunnel':
        case 'error':
          return chunk.length
      }
      if (this.isBetweenMessages) return offset
    }
    return offset
  }

  /**
   * The connection has ended. A message that lasts until then is complete.
   * @returns whether it ended between messages; false when one was cut off.
   */
  finish(): boolean {
    if (this.state === 'until-close') this.endMessage()
    return this.isBetweenMessages || this.onlyCopies
  }

  /** The usual head is whole in one chunk, its lines ended by CRLF: it is decoded and split at once. */
  private consumeHead(chunk: Buffer, from: number): number {
    if (this.headBytes === 0) {
      const end = chunk.indexOf('\r\n\r\n', from, 'latin1')
      if (end > from && end - from <= maxHeadBytes) {
        const text = chunk.toString('latin1', from, end)
        if (!startsOrBreaksByLineFeed.test(text)) {
          this.endHead(text, chunk, from)
          return end + 4
        }
      }
    }
    return this.consumeHeadByLine(chunk, from)
  }

  private consumeHeadByLine(chunk: Buffer, from: number): number {
    const [line, offset] = this.readLine(chunk, from)
    this.headBytes += offset - from
    if (this.headBytes > maxHeadBytes) {
      this.fail(`The head is larger than ${maxHeadBytes} bytes.`, chunk, from)
      return chunk.length
    }
    if (line === null) return offset
    if (line !== '') {
      this.lines.push(line)
    } else if (this.lines.length > 0) {
      const { lines } = this
      this.lines = []
      this.headBytes = 0
      this.endHead(lines.join('\r\n'), chunk, from)
    } else {
      // RFC 9112, section 2.2: empty lines before a start line are ignored.
      this.headBytes = 0
    }
    return offset
  }

  private endHead(text: string, chunk: Buffer, from: number): void {
    const head = this.parse(text)
    if (typeof head === 'string') {
      this.fail(head, Buffer.from(text, 'latin1'), 0)
      return
    }
    const body = this.events.head(head)
    switch (body.kind) {
      case 'none':
        this.endMessage()
        break
      case 'length':
        this.remaining = body.bytes
        if (body.bytes === 0) this.endMessage()
        else this.state = 'length'
        break
      case 'chunked':
        this.state = 'chunk-size'
        break
      case 'until-close':
        this.state = 'until-close'
        break
      case 'tunnel':
        this.state = 'tunnel'
        this.events.end()
        break
      case 'invalid':
        this.fail(body.reason, chunk, from)
        break
    }
  }

  private skip(chunk: Buffer, from: number): number {
    const taken = Math.min(this.remaining, chunk.length - from)
    this.remaining -= taken
    if (this.remaining === 0) {
      if (this.state === 'length') this.endMessage()
      else this.state = 'chunk-end'
    }
    return from + taken
  }

  /** The lines of the chunked coding (RFC 9112, section 7.1): sizes, the ends of data, trailers. */
  private consumeChunkLine(chunk: Buffer, from: number): number {
    const [line, offset] = this.readLine(chunk, from)
    this.lineBytes += offset - from
    const limit = this.state === 'trailers' ? maxHeadBytes : maxChunkLineBytes
    if (this.lineBytes > limit) {
      this.fail(`A line of the chunked coding is larger than ${limit} bytes.`, chunk, from)
      return chunk.length
    }
    if (line === null) return offset
    if (this.state === 'trailers') {
      if (line === '') this.endMessage()
      return offset
    }
    this.lineBytes = 0
    if (this.state === 'chunk-end') {
      if (line === '') this.state = 'chunk-size'
      else this.fail('A chunk is longer than its size says.', chunk, from)
      return offset
    }
    const size = /^([0-9A-Fa-f]{1,13})[ \t]*(?:;.*)?$/s.exec(line)?.[1]
    if (size === undefined) {
      this.fail('A chunk has no size.', chunk, from)
      return offset
    }
    this.remaining = Number.parseInt(size, 16)
    this.state = this.remaining === 0 ? 'trailers' : 'chunk-data'
    return offset
  }

  /** One line without its end, null while that has not come; LF alone ends a line too (section 2.2). */
  private readLine(chunk: Buffer, from: number): [line: string | null, offset: number] {
    const end = chunk.indexOf(lf, from)
    if (end === -1) {
      this.pieces.push(chunk.subarray(from))
      return [null, chunk.length]
    }
    let line = chunk.toString('latin1', from, end)
    if (this.pieces.length > 0) {
      line = Buffer.concat(this.pieces).toString('latin1') + line
      this.pieces = []
    }
    return [line.endsWith('\r') ? line.slice(0, -1) : line, end + 1]
  }

  private endMessage(): void {
    this.state = 'head'
    this.headBytes = 0
    this.lineBytes = 0
    this.events.end()
  }

  private fail(reason: string, bytes: Buffer, from: number): void {
    this.state = 'error'
    this.pieces = []
    this.lines = []
    this.events.error(`${reason} It reads: ${shown(bytes.subarray(from, from + bytesShownOfAnError))}`)
  }
}

/** Bytes as a JSON string of latin1, so that control characters are seen. */
const shown = (bytes: Buffer) => JSON.stringify(bytes.toString('latin1'))

/** A request's head (RFC 9112, section 3), its lines joined by CRLF. A string says why it is none. */
export function parseRequestHead(text: string): RequestHead | string {
  const [line, rest] = startLineAndRest(text)
  const [, method = '', target = ''] = /^([^ ]+) ([^ \r]+) HTTP\/1\.\d$/.exec(line) ?? []
  if (!isToken(method)) return 'This is not the start line of an HTTP/1.1 request.'
  const fields = FieldLines.read(rest)
  return typeof fields === 'string' ? fields : { method, target, fields }
}

/** A response's head (RFC 9112, section 4), its lines joined by CRLF. A string says why it is none. */
export function parseResponseHead(text: string): ResponseHead | string {
  const [line, rest] = startLineAndRest(text)
  const match = /^HTTP\/1\.\d ([1-9]\d\d)(?: ([^\r]*))?$/.exec(line)
  if (match === null) return 'This is not the start line of an HTTP/1.1 response.'
  const fields = FieldLines.read(rest)
  return typeof fields === 'string'
    ? fields
    : { status: Number(match[1]), statusText: match[2] ?? '', fields }
}

function startLineAndRest(text: string): [line: string, rest: string] {
  const end = text.indexOf('\r\n')
  return end === -1 ? [text, ''] : [text.slice(0, end), text.slice(end)]
}

/** How a request's body is framed (RFC 9112, section 6.3). */
export function bodyOfRequest({ fields }: RequestHead): Body {
  const codings = transferCodings(fields)
  if (codings.length > 0) {
    return endsInChunked(codings)
      ? { kind: 'chunked' }
      : { kind: 'invalid', reason: 'The request has a Transfer-Encoding that does not end in chunked.' }
  }
  return contentLength(fields) ?? none
}

/** How the body of a response to a request with this method is framed (RFC 9112, section 6.3). */
export function bodyOfResponse({ status, fields }: ResponseHead, requestMethod: string): Body {
  if (status === 101 || (requestMethod === 'CONNECT' && status >= 200 && status < 300))
    return { kind: 'tunnel' }
  if (requestMethod === 'HEAD' || status < 200 || status === 204 || status === 304) return none
  const codings = transferCodings(fields)
  if (codings.length > 0) return { kind: endsInChunked(codings) ? 'chunked' : 'until-close' }
  return contentLength(fields) ?? { kind: 'until-close' }
}

const transferCodings = (fields: FieldLines) =>
  fields
    .values('transfer-encoding')
    .flatMap((value) => value.split(',').map((coding) => trimOptionalWhitespace(coding).toLowerCase()))

/** Chunked must be the last coding, and be applied once. */
const endsInChunked = (codings: readonly string[]) =>
  codings.at(-1) === 'chunked' && codings.indexOf('chunked') === codings.length - 1

/** Null when there is no Content-Length. Several that agree count as one; others leave no way to go on. */
function contentLength(fields: FieldLines): Body | null {
  const lines = fields.values('content-length')
  const [value] = lines
  if (value === undefined) return null
  const values = lines.length === 1 && !value.includes(',') ? lines : lines.flatMap((line) => line.split(','))
  const numbers = new Set(values.map((each) => trimOptionalWhitespace(each)))
  const [only = ''] = numbers
  if (numbers.size > 1 || !/^\d{1,15}$/.test(only)) {
    return { kind: 'invalid', reason: `The Content-Length is "${lines.join(', ')}".` }
  }
  return { kind: 'length', bytes: Number(only) }
}
