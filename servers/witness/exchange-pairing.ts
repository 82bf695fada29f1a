import { FieldLines } from './field-lines.ts'
import {
  bodyOfRequest,
  bodyOfResponse,
  Framer,
  parseRequestHead,
  parseResponseHead,
  type Body,
  type RequestHead,
  type ResponseHead,
} from './framing.ts'
import type { TapObserver } from './tap.ts'
import { wireNow, WireExchange } from './wire-exchange.ts'

/**
 * Frames both directions of one connection, pairs each response with its request in order, and tells an
 * observer. A request that cannot be framed is an exchange with an error; the answer to it is still its answer.
 */
export class ExchangePairing {
  private readonly observer: TapObserver
  private readonly requests: Framer<RequestHead>
  private readonly responses: Framer<ResponseHead>
  /** Exchanges whose response is not complete, the oldest first. */
  private readonly open: WireExchange[] = []
  private requestUnderWay: WireExchange | null = null
  /** The final response head of the oldest open exchange has come, and its end has not. */
  private isAnswering = false
  /** When the chunk that is being read came, and when the request under way began. */
  private now = 0
  private requestStartedAt = 0

  constructor(observer: TapObserver) {
    this.observer = observer
    this.requests = new Framer(parseRequestHead, {
      head: (head) => {
        this.requestUnderWay = this.openExchange(head.method, head.target, head.fields)
        return bodyOfRequest(head)
      },
      end: () => {
        this.requestUnderWay = null
        this.requestStartedAt = this.now
      },
      error: (reason) => this.requestError(reason),
    })
    this.responses = new Framer(parseResponseHead, {
      head: (head) => this.responseHead(head),
      end: () => this.responseEnd(),
      error: (reason) => this.responseError(reason),
    })
  }

  /** Whether the next byte of the client begins a request. */
  get isBetweenRequests(): boolean {
    return this.requests.isBetweenMessages
  }

  /** Whether nothing is under way in either direction. */
  get isIdle(): boolean {
    return this.open.length === 0 && this.requests.isBetweenMessages && this.responses.isBetweenMessages
  }

  /** Reads a chunk of the client's, with as many requests as it holds. */
  readRequests(chunk: Buffer): void {
    this.requestBytesCame()
    this.requests.push(chunk)
  }

  /** Reads what belongs to the request under way. Returns the offset of the first byte that does not. */
  readRestOfRequest(chunk: Buffer): number {
    this.requestBytesCame()
    return this.requests.isBetweenMessages ? 0 : this.requests.consume(chunk, 0)
  }

  /** Reads a chunk of the server's. */
  readResponses(chunk: Buffer): void {
    this.now = wireNow()
    this.responses.push(chunk)
  }

  /** The client has ended its side; responses may still come. */
  requestsEnded(): void {
    this.requestBytesCame()
    if (!this.requests.finish())
      this.requestError('The client ended the connection in the middle of a request.')
  }

  /** The server has ended its side: a body that lasts until then is complete, anything else is cut off. */
  responsesEnded(): void {
    this.now = wireNow()
    this.responses.finish()
    this.connectionIsOver('The connection was ended')
  }

  /** Nothing comes any more. Each open exchange gets an error that begins with these words. */
  connectionIsOver(words: string): void {
    this.isAnswering = false
    for (const exchange of this.open.splice(0)) {
      const missing = exchange.status === null ? 'a response came' : 'the response was complete'
      this.fail(exchange, `${words} before ${missing}.`)
    }
  }

  private requestBytesCame(): void {
    this.now = wireNow()
    if (this.requests.isBetweenMessages) this.requestStartedAt = this.now
  }

  private openExchange(method = '', url = '', fields = FieldLines.none): WireExchange {
    const exchange = new WireExchange(method, url, fields, this.requestStartedAt)
    this.open.push(exchange)
    this.observer.opened(exchange)
    return exchange
  }

  private requestError(reason: string): void {
    this.fail(this.requestUnderWay ?? this.openExchange(), reason)
  }

  private responseHead(head: ResponseHead): Body {
    const exchange = this.open[0] ?? this.unaskedExchange()
    const body = bodyOfResponse(head, exchange.method)
    if (head.status < 200 && body.kind !== 'tunnel') {
      exchange.interim = [...exchange.interim, { status: head.status, fields: head.fields }]
      return body
    }
    this.isAnswering = true
    exchange.status = head.status
    exchange.statusText = head.statusText
    exchange.responseFields = head.fields
    exchange.headMs = this.now - exchange.startedAtMs
    if (body.kind === 'tunnel') this.requests.becomeTunnel()
    else if (body.kind !== 'none') this.observer.changed(exchange)
    return body
  }

  private unaskedExchange(): WireExchange {
    this.requestStartedAt = this.now
    const exchange = this.openExchange()
    exchange.error = 'A response came that no request had asked for.'
    return exchange
  }

  private responseEnd(): void {
    // An interim response ends as well, and leaves its exchange open.
    if (!this.isAnswering) return
    this.isAnswering = false
    const exchange = this.open.shift()
    if (exchange === undefined) return
    exchange.durationMs = this.now - exchange.startedAtMs
    this.observer.changed(exchange)
  }

  /** From here on no response can be paired with its request. */
  private responseError(reason: string): void {
    if (this.open.length === 0) this.unaskedExchange()
    for (const exchange of this.open) this.fail(exchange, reason)
  }

  private fail(exchange: WireExchange, error: string): void {
    exchange.error ??= error
    this.observer.changed(exchange)
  }
}
