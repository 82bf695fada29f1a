import type { Exchange, HeaderList, Witness } from '../../scenarios/words/exchange.ts'
import { FieldLines } from './field-lines.ts'

/** Milliseconds since the epoch, with a fraction. */
export const wireNow = (): number => performance.timeOrigin + performance.now()

/** An exchange as its tap sees it happen: filled in while it goes on. */
export class WireExchange {
  readonly method: string
  readonly url: string
  readonly requestFields: FieldLines
  readonly startedAtMs: number
  status: number | null = null
  statusText = ''
  responseFields = FieldLines.none
  interim: readonly { readonly status: number; readonly fields: FieldLines }[] = []
  headMs: number | null = null
  durationMs: number | null = null
  error: string | null = null
  /** Whose it is; for the observer to fill in. */
  attemptId: string | null = null
  /** Whether the observer has told of its end. */
  isTold = false

  constructor(method: string, url: string, requestFields: FieldLines, startedAtMs: number) {
    this.method = method
    this.url = url
    this.requestFields = requestFields
    this.startedAtMs = startedAtMs
  }

  get requestHeaders(): HeaderList {
    return this.requestFields.list
  }

  get responseHeaders(): HeaderList {
    return this.responseFields.list
  }

  /** Whether nothing more is to come. */
  get isOver(): boolean {
    return this.durationMs !== null || this.error !== null
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
    }
  }
}
