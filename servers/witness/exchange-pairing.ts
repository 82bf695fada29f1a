import { Fifo } from './fifo.ts'
import {
  bodyOfRequest,
  bodyOfResponse,
  Framer,
  keepsConnection,
  requestForm,
  responseForm,
  type Body,
  type RequestHead,
  type ResponseHead,
} from './framing.ts'
import type { TapObserver } from './tap-target.ts'
import { wireNow, WireExchange, type WireConnection } from './wire-exchange.ts'

/** More interim responses to one request than this are not kept. */
const maxInterim = 100
const unasked = 'A response came that no request had asked for.'
const afterAnUnreadableOne = 'An earlier response on this connection could not be framed.'

/**
 * Frames both directions of one connection, pairs each response with its request in order, and tells an
 * observer. A request that cannot be framed is an exchange with an error; the answer to it is still its answer.
 */
export class ExchangePairing {
  private readonly observer: TapObserver
  private readonly connection: WireConnection
  private readonly requests: Framer<RequestHead>
  private readonly responses: Framer<ResponseHead>
  /** Exchanges whose response is not complete, the oldest first. */
  private readonly open = new Fifo<WireExchange>()
  private bytesOfOpen = 0
  private requestCount = 0
  private requestUnderWay: WireExchange | null = null
  /** Was answered while its head was still coming. */
  private answeredInItsHead: WireExchange | null = null
  /** The exchange in whose request, or response, framing came to its end. */
  private unreadableRequest: WireExchange | null = null
  private unreadableResponse: WireExchange | null = null
  /** Framing tells of its end again when more bytes come, which make what it says more complete. */
  private hasUnreadableResponse = false
  /** The final response head of the oldest open exchange has come, and its end has not. */
  private isAnswering = false
  private lastRequest: RequestHead | null = null
  private lastResponse: ResponseHead | null = null
  private clientHasEnded = false
  /** When the chunk that is being read came, and when the request under way began. */
  private now = 0
  private requestStartedAt = 0

  constructor(observer: TapObserver, connection: WireConnection = { localPort: null }) {
    this.observer = observer
    this.connection = connection
    this.requests = new Framer(requestForm, {
      head: (head) => this.requestHead(head),
      end: () => {
        this.requestUnderWay = null
        this.requestStartedAt = this.now
      },
      error: (reason, begun) => this.requestError(reason, begun),
    })
    this.responses = new Framer(responseForm, {
      head: (head) => this.responseHead(head),
      end: () => this.responseEnd(),
      error: (reason) => this.responseError(reason),
    })
  }

  /** How many requests have no complete response yet; 0 where responses can no longer be told apart. */
  get unanswered(): number {
    return this.responses.onlyCopies ? 0 : this.open.size
  }

  /** How many bytes the heads of those take. */
  get unansweredBytes(): number {
    return this.responses.onlyCopies ? 0 : this.bytesOfOpen
  }

  /** Whether nothing is under way in either direction. */
  get isIdle(): boolean {
    return this.open.size === 0 && this.requests.isBetweenMessages && this.responses.isBetweenMessages
  }

  /**
   * Whether the connection stays where it is until it ends: it is framed no more, or its last message said that
   * it will be closed.
   */
  get isBoundToEnd(): boolean {
    const { lastRequest, lastResponse } = this
    if (this.requests.onlyCopies || this.responses.onlyCopies) return true
    if (!this.isIdle || lastRequest === null || lastResponse === null) return false
    return !keepsConnection(lastRequest) || !keepsConnection(lastResponse)
  }

  /** Whether a request has come, be it one that cannot be read. */
  get hasRequest(): boolean {
    return this.requestCount > 0
  }

  /** Reads a chunk of the client's, with as many requests as it holds. */
  readRequests(chunk: Buffer): void {
    this.requestBytesCame()
    this.requests.push(chunk)
  }

  /** Reads what belongs to the request under way. Returns the offset of the first byte that does not. */
  readRestOfRequest(chunk: Buffer): number {
    this.requestBytesCame()
    return this.requests.pushRestOfMessage(chunk)
  }

  /** Reads a chunk of the server's. */
  readResponses(chunk: Buffer): void {
    this.now = wireNow()
    this.responses.push(chunk)
  }

  /** The client has ended its side; responses may still come. */
  requestsEnded(): void {
    this.requestBytesCame()
    this.clientHasEnded = true
    if (!this.requests.finish()) this.requestIsCutOff('The client ended the connection')
  }

  /** The server has ended its side: a body that lasts until then is complete, anything else is cut off. */
  responsesEnded(): void {
    this.now = wireNow()
    this.responses.finish()
    this.connectionIsOver(
      this.clientHasEnded
        ? 'The client ended its side, and then the server the connection,'
        : 'The server ended the connection',
    )
  }

  /** Nothing comes any more. Each open exchange gets an error that begins with these words. */
  connectionIsOver(words: string): void {
    this.isAnswering = false
    if (this.requests.isInHead) this.requestIsCutOff(words)
    for (let exchange = this.nextOpen(); exchange !== undefined; exchange = this.nextOpen()) {
      const missing = exchange.status === null ? 'a response came' : 'the response was complete'
      this.fail(exchange, `${words} before ${missing}.`)
    }
  }

  private requestBytesCame(): void {
    this.now = wireNow()
    if (this.requests.isBetweenMessages) this.requestStartedAt = this.now
  }

  private requestHead(head: RequestHead): Body {
    this.lastRequest = head
    if (this.answeredInItsHead !== null) {
      fillIn(this.answeredInItsHead, head)
      this.requestUnderWay = this.answeredInItsHead
      this.answeredInItsHead = null
    } else this.requestUnderWay = this.openExchange(head)
    return bodyOfRequest(head)
  }

  /** @param head what is known of the request; null for nothing. */
  private openExchange(head: RequestHead | null): WireExchange {
    this.requestCount += 1
    const exchange = new WireExchange(this.requestStartedAt, this.connection, this.requestCount)
    if (head !== null) fillIn(exchange, head)
    this.observer.opened(exchange)
    if (this.responses.hasFailed) this.fail(exchange, afterAnUnreadableOne)
    else this.keepOpen(exchange)
    return exchange
  }

  private keepOpen(exchange: WireExchange): void {
    exchange.openBytes = exchange.headBytes
    this.bytesOfOpen += exchange.openBytes
    this.open.push(exchange)
  }

  private nextOpen(): WireExchange | undefined {
    const exchange = this.open.shift()
    this.bytesOfOpen -= exchange?.openBytes ?? 0
    return exchange
  }

  private requestError(reason: string, begun: RequestHead | null): void {
    if (this.unreadableRequest !== null) {
      this.unreadableRequest.error = reason
      return
    }
    this.unreadableRequest = this.requestUnderWay ?? this.answeredInItsHead ?? this.openExchange(begun)
    this.fail(this.unreadableRequest, reason)
  }

  private requestIsCutOff(words: string): void {
    const exchange =
      this.requestUnderWay ?? this.answeredInItsHead ?? this.openExchange(this.requests.headSoFar)
    this.requestUnderWay = exchange
    if (exchange.durationMs !== null) return
    const reads = exchange.method === '' ? ` It reads: ${this.requests.sampleShown}` : ''
    this.fail(exchange, `${words} in the middle of a request.${reads}`)
  }

  private responseHead(head: ResponseHead): Body {
    const isInterim = head.status < 200 && head.status !== 101
    const exchange = this.open.first() ?? this.answered(isInterim)
    // What is answered here came after a request that could not be read: from there on nothing is known.
    if (exchange === null) return { kind: 'tunnel' }
    if (isInterim) {
      if (exchange.interim.length < maxInterim) {
        exchange.interim.push({ status: head.status, fields: head.fields })
      }
      if (exchange.ordinal === 0) this.observer.changed(exchange)
      return { kind: 'none' }
    }
    this.isAnswering = true
    this.lastResponse = head
    exchange.status = head.status
    exchange.statusText = head.statusText
    exchange.responseFields = head.fields
    exchange.headMs = this.now - exchange.startedAtMs
    const body = this.bodyOf(head, exchange)
    if (body.kind === 'tunnel') this.requests.becomeTunnel()
    else if (body.kind !== 'none') this.observer.changed(exchange)
    return body
  }

  /** The exchange for a response when no request waits for one; null when nothing can be told of it. */
  private answered(isInterim: boolean): WireExchange | null {
    if (this.requests.hasFailed) return null
    if (this.requests.isInHead && !isInterim && this.answeredInItsHead === null) {
      this.answeredInItsHead = this.openExchange(this.requests.headSoFar)
      this.answeredInItsHead.error = 'The response came before the head of the request was complete.'
      return this.answeredInItsHead
    }
    const exchange = new WireExchange(this.now, this.connection, 0)
    this.observer.opened(exchange)
    exchange.error = unasked
    if (!isInterim) this.keepOpen(exchange)
    return exchange
  }

  private bodyOf(head: ResponseHead, exchange: WireExchange): Body {
    const body = bodyOfResponse(head, exchange.method)
    const mayHaveBeenHead = exchange.ordinal > 0 && exchange.method === ''
    const hasBody = body.kind === 'chunked' || (body.kind === 'length' && body.bytes > 0)
    return mayHaveBeenHead && hasBody ? { kind: 'until-close' } : body
  }

  private responseEnd(): void {
    // An interim response ends as well, and leaves its exchange open.
    if (!this.isAnswering) return
    this.isAnswering = false
    const exchange = this.nextOpen()
    if (exchange === undefined) return
    exchange.durationMs = this.now - exchange.startedAtMs
    this.observer.changed(exchange)
    if (exchange.method === 'CONNECT') this.requests.becomeHttpAgain()
  }

  /** From here on no response can be paired with its request. */
  private responseError(reason: string): void {
    if (this.hasUnreadableResponse) {
      if (this.unreadableResponse !== null) this.unreadableResponse.error = reason
      return
    }
    this.hasUnreadableResponse = true
    this.isAnswering = false
    const waiting = this.open.first()
    const exchange = waiting ?? this.answered(false)
    if (exchange === null) return
    if (waiting === undefined) exchange.error = null
    if (exchange.error === null) this.unreadableResponse = exchange
    this.fail(exchange, reason)
    this.nextOpen()
    for (let next = this.nextOpen(); next !== undefined; next = this.nextOpen()) {
      this.fail(next, afterAnUnreadableOne)
    }
    if (this.requests.isUndecided) this.requests.becomeTunnel()
  }

  private fail(exchange: WireExchange, error: string): void {
    exchange.error ??= error
    this.observer.changed(exchange)
  }
}

function fillIn(exchange: WireExchange, { method, target, fields }: RequestHead): void {
  exchange.method = method
  exchange.url = target
  exchange.requestFields = fields
}
