import type { Exchange } from '../../scenarios/words/exchange.ts'
import type { ToldExchange } from '../witness/wire-log.ts'

/** The data of an event. */
export interface ExchangeEvent {
  /** The same in each event of one exchange. */
  readonly id: number
  /** Null when it belongs to no attempt. */
  readonly attempt: string | null
  readonly exchange: Exchange
}

/** Which events there are: one of the first for each exchange at its end, any number of the second before. */
export type ExchangeEventName = 'exchange' | 'under-way'

const maxExchanges = 5_000
const maxHeadBytes = 4 * 1024 * 1024
/** Written at once, as characters; a reader that takes nothing holds this much text, and no more. */
const batchLength = 64 * 1024

/** The exchanges that one reader of the event stream has yet to be told of; each once, as it is then. */
export class EventQueue {
  private readonly waiting = new Map<number, { readonly told: ToldExchange; readonly headBytes: number }>()
  private headBytes = 0

  get isEmpty(): boolean {
    return this.waiting.size === 0
  }

  /** Adds an exchange, or what is new of one. Returns false when that is more than a queue may hold. */
  add(told: ToldExchange): boolean {
    const { id, headBytes } = told
    this.headBytes += headBytes - (this.waiting.get(id)?.headBytes ?? 0)
    this.waiting.set(id, { told, headBytes })
    return this.waiting.size < maxExchanges && this.headBytes < maxHeadBytes
  }

  /** Takes the oldest out, as the text of a few events; empty where there is none. */
  take(): string {
    let text = ''
    for (const [id, { told, headBytes }] of this.waiting) {
      this.waiting.delete(id)
      this.headBytes -= headBytes
      text += eventOf(told)
      if (text.length >= batchLength) break
    }
    return text
  }

  clear(): void {
    this.waiting.clear()
    this.headBytes = 0
  }
}

function eventOf({ id, attemptId, isOver, seen }: ToldExchange): string {
  const name: ExchangeEventName = isOver ? 'exchange' : 'under-way'
  const data: ExchangeEvent = { id, attempt: attemptId, exchange: seen() }
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}
