import type { Exchange, HeaderList, ProxyLog, Witness } from '../../scenarios/words/exchange.ts'
import { FieldLines } from './field-lines.ts'

/** Milliseconds since the epoch, with a fraction. */
export const wireNow = (): number => performance.timeOrigin + performance.now()

/** The connection to a server that exchanges go over. */
export interface WireConnection {
  /** Our port of it, which a server's log knows as the remote port; null until it is established. */
  localPort: number | null
}

/** An exchange as its tap sees it happen: filled in while it goes on. */
export class WireExchange {
  method = ''
  url = ''
  requestFields = FieldLines.none
  readonly startedAtMs: number
  readonly connection: WireConnection
  /** Which request on that connection it is, the first being 1; 0 for a response without a request. */
  readonly ordinal: number
  status: number | null = null
  statusText = ''
  responseFields = FieldLines.none
  readonly interim: { readonly status: number; readonly fields: FieldLines }[] = []
  headMs: number | null = null
  durationMs: number | null = null
  error: string | null = null
  /** Whether the proxy that it went to keeps a log, and what that says of it, once it does. */
  isLogged = false
  proxyLog: ProxyLog | undefined = undefined
  /** Whose it is; for the observer to fill in. */
  attemptId: string | null = null
  /** What it counts for while it has no response, in bytes. */
  openBytes = 0
  /** Whether the observer has told of its end. */
  isTold = false
  /** By which number the observer tells of it; 0 while it has told nobody. */
  toldId = 0

  constructor(startedAtMs: number, connection: WireConnection, ordinal: number) {
    this.startedAtMs = startedAtMs
    this.connection = connection
    this.ordinal = ordinal
  }

  get requestHeaders(): HeaderList {
    return this.requestFields.list
  }

  get responseHeaders(): HeaderList {
    return this.responseFields.list
  }

  /** How many bytes its heads take. */
  get headBytes(): number {
    let bytes = this.url.length + this.requestFields.size + this.responseFields.size
    for (const { fields } of this.interim) bytes += fields.size
    return bytes
  }

  /** To be kept for long, with nothing more to come: holds on to no more of the JavaScript heap than it must. */
  keep(): void {
    this.requestFields.keep()
    this.responseFields.keep()
    // As parts of a head they would hold on to the whole of it.
    this.url = copyOf(this.url)
    this.statusText = copyOf(this.statusText)
  }

  /** Whether nothing more is to come. */
  get isOver(): boolean {
    return this.durationMs !== null || this.error !== null
  }

  /** Whether the proxy has yet to write it down: it does so right after the response, or, of some failures, never. */
  awaitsLog(now: number): boolean {
    if (!this.isLogged || this.proxyLog !== undefined || this.durationMs === null) return false
    return now < this.startedAtMs + this.durationMs + logComesWithinMs
  }

  /** What is known of it so far, as plain data. */
  seenAt({ stage, lane, witness }: { stage: string; lane: string; witness: Witness }): Exchange {
    const { method, url, requestHeaders, status, statusText, responseHeaders, startedAtMs } = this
    const interim = this.interim.map(({ status: code, fields }) => ({ status: code, headers: fields.list }))
    return {
      witness,
      lane,
      stage,
      method,
      url,
      requestHeaders,
      status,
      statusText,
      responseHeaders,
      interim,
      startedAtMs,
      headMs: this.headMs,
      durationMs: this.durationMs,
      error: this.error,
      ...(this.proxyLog !== undefined && { proxyLog: this.proxyLog }),
    }
  }
}

const logComesWithinMs = 250

/** Shorter parts of a string are copies already. */
const shortestPart = 13

const copyOf = (part: string) =>
  part.length < shortestPart ? part : Buffer.from(part, 'latin1').toString('latin1')
