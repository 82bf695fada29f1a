import { isToken } from '../../scenarios/words/texts/token.ts'
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
  readonly isHttp10: boolean
  readonly fields: FieldLines
}

export interface ResponseHead {
  readonly status: number
  readonly statusText: string
  readonly isHttp10: boolean
  readonly fields: FieldLines
}

/** How long a message's body is (RFC 9112, section 6.3). */
export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-close' }
  /** What follows is no HTTP any more, or not known to be. */
  | { readonly kind: 'tunnel' }
  /** Whether what follows is HTTP is told later. */
  | { readonly kind: 'undecided' }
  | { readonly kind: 'invalid'; readonly reason: string }

/** The form of a head in one direction. */
export interface HeadForm<Head> {
  /** Whether empty lines before a start line are ignored: before a request only (section 2.2). */
  readonly skipsEmptyLines: boolean
  readonly notAStartLine: string
  /** Whether a start line can begin with this byte. */
  canBeginWith(byte: number): boolean
  isStartLine(line: string): boolean
  /** Reads a head, its lines joined by CRLF. A string says why it is none. */
  parse(text: string): Head | string
}

export interface FramerEvents<Head> {
  /** A whole head has come; the answer says how its body is framed. */
  head(head: Head): Body
  /** The message is complete. */
  end(): void
  /**
   * This direction cannot be framed from here on. Comes again, with more of what cannot be read, while less
   * than 200 bytes of that have come.
   * @param begun what could be read of the head that the fault is in: its start line; else null.
   */
  error(reason: string, begun: Head | null): void
}

const maxHeadBytes = 256 * 1024
/** Larger heads are read line by line. */
const usualHeadBytes = 4 * 1024
const maxChunkLineBytes = 16 * 1024
const bytesShownOfAnError = 200

const lf = 0x0a
const cr = 0x0d
const capitalH = 0x48
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
  | 'undecided'
  | 'error'

/** Frames one direction of one connection. Push parser: hand it chunks as they come. */
export class Framer<Head> {
  private state: State = 'head'
  /** Bytes of the body, or of the chunk, that are still to come. */
  private remaining = 0
  /** Lines of a head that came in parts. */
  private lines: string[] = []
  /** The beginning of a line that is not complete yet. */
  private partialLine = ''
  private headBytes = 0
  private lineBytes = 0
  /** The first bytes of what is being read by line, to show them when it is at fault. */
  private sample = ''
  private fault = ''
  private begun: Head | null = null
  /** A whole head was looked for in this chunk and not found: not to be repeated for each of its lines. */
  private isByLine = false
  /** What came while it was not decided whether it is HTTP. */
  private undecided: Buffer[] = []
  private undecidedBytes = 0

  private readonly form: HeadForm<Head>
  private readonly events: FramerEvents<Head>

  constructor(form: HeadForm<Head>, events: FramerEvents<Head>) {
    this.form = form
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

  get hasFailed(): boolean {
    return this.state === 'error'
  }

  /** Whether it waits to be told if what follows is HTTP. */
  get isUndecided(): boolean {
    return this.state === 'undecided'
  }

  /** The first bytes of what is being read, as a JSON string of latin1, so that control characters are seen. */
  get sampleShown(): string {
    return JSON.stringify(this.sample)
  }

  /** Whether a head has begun and is not complete. */
  get isInHead(): boolean {
    return this.state === 'head' && this.headBytes > 0
  }

  /** What has come of a head that is not complete: its start line and whole header lines; null when less. */
  get headSoFar(): Head | null {
    if (this.lines.length === 0) return null
    const head = this.form.parse(this.lines.join('\r\n'))
    return typeof head === 'string' ? null : head
  }

  /** From here on the connection carries something else (101 Switching Protocols, CONNECT). */
  becomeTunnel(): void {
    if (this.state === 'error') return
    this.state = 'tunnel'
    this.forgetWhatCame()
  }

  /** No tunnel came of it: what has come since is HTTP, and is read now. */
  becomeHttpAgain(): void {
    if (!this.isUndecided) return
    this.state = 'head'
    const chunks = this.undecided
    this.forgetWhatCame()
    for (const chunk of chunks) this.push(chunk)
  }

  /** Reads a whole chunk, with as many messages as it holds. */
  push(chunk: Buffer): void {
    this.isByLine = false
    let offset = 0
    while (offset < chunk.length) offset = this.consume(chunk, offset)
  }

  /**
   * Reads a chunk up to the end of the message under way.
   * @returns the offset of the first byte that was not read.
   */
  pushRestOfMessage(chunk: Buffer): number {
    this.isByLine = false
    return this.isBetweenMessages ? 0 : this.consume(chunk, 0)
  }

  private consume(chunk: Buffer, from: number): number {
    if (this.state === 'error') this.showMore(chunk, from)
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
        case 'undecided':
          this.setAside(chunk.subarray(offset))
          return chunk.length
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
    return this.isBetweenMessages || this.onlyCopies || this.isUndecided
  }

  /** The usual head is whole in one chunk, its lines ended by CRLF: it is decoded at once. */
  private consumeHead(chunk: Buffer, from: number): number {
    if (this.headBytes === 0 && !this.isByLine) {
      // Decoding a little more than the head and searching in that is cheaper than searching in the bytes first.
      const text = chunk.toString('latin1', from, Math.min(from + usualHeadBytes, chunk.length))
      const end = text.indexOf('\r\n\r\n')
      if (end > 0) {
        const head = text.slice(0, end)
        if (!startsOrBreaksByLineFeed.test(head)) {
          this.endHead(head, chunk, from)
          return from + end + 4
        }
      }
      this.isByLine = true
    }
    return this.consumeHeadByLine(chunk, from)
  }

  private consumeHeadByLine(chunk: Buffer, from: number): number {
    const isFirstByte = this.headBytes === 0
    if (isFirstByte && !this.form.canBeginWith(chunk[from] ?? 0)) {
      this.fail(this.form.notAStartLine, chunk, from)
      return chunk.length
    }
    const [line, offset] = this.readLine(chunk, from)
    this.headBytes += offset - from
    if (this.headBytes > maxHeadBytes) {
      this.fail(`The head is larger than ${maxHeadBytes} bytes.`, chunk, offset)
      return offset
    }
    if (line === null) return offset
    if (line !== '') {
      this.lines.push(line)
      if (this.lines.length === 1 && !this.form.isStartLine(line)) {
        this.fail(this.form.notAStartLine, chunk, offset)
      }
    } else if (this.lines.length > 0) {
      const { lines } = this
      this.lines = []
      this.headBytes = 0
      this.endHead(lines.join('\r\n'), chunk, offset)
    } else if (this.form.skipsEmptyLines) {
      this.headBytes = 0
      this.sample = ''
    } else this.fail(this.form.notAStartLine, chunk, offset)
    return offset
  }

  /** @param unsampled where the bytes begin that are not in the sample yet. */
  private endHead(text: string, chunk: Buffer, unsampled: number): void {
    const head = this.form.parse(text)
    if (typeof head === 'string') {
      const startLine = this.form.parse(startLineAndRest(text)[0])
      this.begun = typeof startLine === 'string' ? null : startLine
      this.fail(head, chunk, unsampled)
      return
    }
    const body = this.events.head(head)
    if (body.kind === 'invalid') {
      this.fail(body.reason, chunk, unsampled)
      return
    }
    this.sample = ''
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
      case 'undecided':
        this.state = 'undecided'
        this.events.end()
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
      this.fail(`A line of the chunked coding is larger than ${limit} bytes.`, chunk, offset)
      return offset
    }
    if (line === null) return offset
    if (this.state === 'trailers') {
      if (line === '') this.endMessage()
      return offset
    }
    this.lineBytes = 0
    if (this.state === 'chunk-end') {
      if (line !== '') this.fail('A chunk is longer than its size says.', chunk, offset)
      else this.state = 'chunk-size'
    } else {
      const size = /^([0-9A-Fa-f]{1,13})[ \t]*(?:;.*)?$/s.exec(line)?.[1]
      if (size === undefined) this.fail('A chunk has no size.', chunk, offset)
      else {
        this.remaining = Number.parseInt(size, 16)
        this.state = this.remaining === 0 ? 'trailers' : 'chunk-data'
      }
    }
    if (this.state !== 'error') this.sample = ''
    return offset
  }

  /** One line without its end, null while that has not come; LF alone ends a line too (section 2.2). */
  private readLine(chunk: Buffer, from: number): [line: string | null, offset: number] {
    const end = chunk.indexOf(lf, from)
    const offset = end === -1 ? chunk.length : end + 1
    this.addToSample(chunk, from, offset)
    if (end === -1) {
      this.partialLine += chunk.toString('latin1', from)
      return [null, offset]
    }
    const line = this.partialLine + chunk.toString('latin1', from, end)
    this.partialLine = ''
    return [line.endsWith('\r') ? line.slice(0, -1) : line, offset]
  }

  private endMessage(): void {
    this.state = 'head'
    this.headBytes = 0
    this.lineBytes = 0
    this.sample = ''
    this.events.end()
  }

  private setAside(bytes: Buffer): void {
    this.undecided.push(bytes)
    this.undecidedBytes += bytes.length
    if (this.undecidedBytes > maxHeadBytes) {
      this.fail(
        `More than ${maxHeadBytes} bytes came before a CONNECT was answered.`,
        Buffer.concat(this.undecided),
        0,
      )
    }
  }

  private addToSample(chunk: Buffer, from: number, end: number): void {
    const missing = Math.min(bytesShownOfAnError - this.sample.length, end - from)
    if (missing > 0) this.sample += chunk.toString('latin1', from, from + missing)
  }

  /** @param unsampled where the bytes begin that are not in the sample yet. */
  private fail(reason: string, chunk: Buffer, unsampled: number): void {
    this.addToSample(chunk, unsampled, chunk.length)
    this.begun ??= this.headSoFar
    this.state = 'error'
    this.fault = reason
    this.forgetWhatCame()
    this.tellOfFault()
  }

  private showMore(chunk: Buffer, from: number): void {
    if (this.sample.length >= bytesShownOfAnError) return
    this.addToSample(chunk, from, chunk.length)
    this.tellOfFault()
  }

  private tellOfFault(): void {
    this.events.error(`${this.fault} It reads: ${this.sampleShown}`, this.begun)
  }

  private forgetWhatCame(): void {
    this.partialLine = ''
    this.lines = []
    this.undecided = []
    this.undecidedBytes = 0
  }
}

const requestLine = /^([^ ]+) ([^ \r]+) HTTP\/1\.(\d)$/
const statusLine = /^HTTP\/1\.(\d) ([1-9]\d\d)(?: ([^\r]*))?$/

/** A request's head (RFC 9112, section 3). */
export const requestForm: HeadForm<RequestHead> = {
  skipsEmptyLines: true,
  notAStartLine: 'This is not the start line of an HTTP/1.1 request.',
  canBeginWith: (byte) => byte === cr || byte === lf || isToken(String.fromCharCode(byte)),
  isStartLine: (line) => isToken(requestLine.exec(line)?.[1] ?? ''),
  parse(text) {
    const [line, rest] = startLineAndRest(text)
    const [, method = '', target = '', minor] = requestLine.exec(line) ?? []
    if (!isToken(method)) return this.notAStartLine
    const fields = FieldLines.read(rest)
    return typeof fields === 'string' ? fields : { method, target, isHttp10: minor === '0', fields }
  },
}

/** A response's head (RFC 9112, section 4). */
export const responseForm: HeadForm<ResponseHead> = {
  skipsEmptyLines: false,
  notAStartLine: 'This is not the start line of an HTTP/1.1 response.',
  canBeginWith: (byte) => byte === capitalH,
  isStartLine: (line) => statusLine.test(line),
  parse(text) {
    const [line, rest] = startLineAndRest(text)
    const [, minor, status, statusText = ''] = statusLine.exec(line) ?? []
    if (status === undefined) return this.notAStartLine
    const fields = FieldLines.read(rest)
    return typeof fields === 'string'
      ? fields
      : { status: Number(status), statusText, isHttp10: minor === '0', fields }
  },
}

function startLineAndRest(text: string): [line: string, rest: string] {
  const end = text.indexOf('\r\n')
  return end === -1 ? [text, ''] : [text.slice(0, end), text.slice(end)]
}

/** How a request's body is framed (RFC 9112, section 6.3). */
export function bodyOfRequest({ method, isHttp10, fields }: RequestHead): Body {
  if (method === 'CONNECT') return { kind: 'undecided' }
  if (!fields.saysLength) return none
  const codings = transferCodings(fields)
  if (codings !== null) {
    if (isHttp10) return codingInHttp10
    return endsInChunked(codings)
      ? { kind: 'chunked' }
      : { kind: 'invalid', reason: 'The request has a Transfer-Encoding that does not end in chunked.' }
  }
  return contentLength(fields) ?? none
}

/** How the body of a response to a request with this method is framed (RFC 9112, section 6.3). */
export function bodyOfResponse({ status, isHttp10, fields }: ResponseHead, requestMethod: string): Body {
  if (status === 101 || (requestMethod === 'CONNECT' && status >= 200 && status < 300))
    return { kind: 'tunnel' }
  if (requestMethod === 'HEAD' || status < 200 || status === 204 || status === 304) return none
  const codings = transferCodings(fields)
  if (codings !== null) {
    if (isHttp10) return codingInHttp10
    return { kind: endsInChunked(codings) ? 'chunked' : 'until-close' }
  }
  return contentLength(fields) ?? { kind: 'until-close' }
}

/** Section 6.1: the framing of such a message is faulty, whatever else it says. */
const codingInHttp10: Body = { kind: 'invalid', reason: 'A message of HTTP/1.0 has a Transfer-Encoding.' }

/** Whether a message leaves the connection open for a next one (RFC 9112, section 9.3). */
export function keepsConnection({ isHttp10, fields }: RequestHead | ResponseHead): boolean {
  const options = membersOf(fields.values('connection'))
  return !options.includes('close') && (!isHttp10 || options.includes('keep-alive'))
}

/** The members of a comma-separated field, empty ones left out (RFC 9110, section 5.6.1). */
const membersOf = (values: readonly string[]) =>
  values
    .flatMap((value) => value.split(',').map((member) => trimOptionalWhitespace(member).toLowerCase()))
    .filter((member) => member !== '')

function transferCodings(fields: FieldLines): readonly string[] | null {
  const values = fields.values('transfer-encoding')
  return values.length === 0 ? null : membersOf(values)
}

/** Chunked must be the last coding, and be applied once. */
const endsInChunked = (codings: readonly string[]) =>
  codings.at(-1) === 'chunked' && codings.indexOf('chunked') === codings.length - 1

const isLength = /^\d{1,15}$/

/** Null when there is no Content-Length. Several that agree count as one; others leave no way to go on. */
function contentLength(fields: FieldLines): Body | null {
  const lines = fields.values('content-length')
  const [value] = lines
  if (value === undefined) return null
  if (lines.length === 1 && isLength.test(value)) return { kind: 'length', bytes: Number(value) }
  const values = lines.flatMap((line) => line.split(','))
  const numbers = new Set(values.map((each) => trimOptionalWhitespace(each)))
  const [only = ''] = numbers
  if (numbers.size > 1 || !isLength.test(only)) {
    return { kind: 'invalid', reason: `The Content-Length is "${lines.join(', ')}".` }
  }
  return { kind: 'length', bytes: Number(only) }
}
