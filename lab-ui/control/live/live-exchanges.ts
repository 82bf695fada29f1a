import type { ExchangeEvent } from '../../../servers/control/event-queue.ts'
import type { Exchange } from '../../../scenarios/words/exchange.ts'

/** Others use the lab as well, and a stream tells of all of them: of so many attempts what was heard is kept. */
const keptAttempts = 100
/** An attempt that goes on and on, such as a redirect to itself, keeps its first exchanges. */
const keptExchanges = 100

export type ExchangesOfAttempts = ReadonlyMap<string, readonly Exchange[]>

/** What the event stream has told of late, by attempt. */
export class LiveExchanges {
  /** By attempt, and in it by the id of the exchange, in order of arrival. */
  private readonly heard = new Map<string, Map<number, Exchange>>()

  /** Takes an event; what it tells of an exchange replaces what was told of it before. */
  hear({ id, attempt, exchange }: ExchangeEvent): void {
    if (attempt === null) return
    const exchanges = this.heard.get(attempt) ?? new Map<number, Exchange>()
    if (exchanges.size < keptExchanges || exchanges.has(id)) exchanges.set(id, exchange)
    this.heard.delete(attempt)
    this.heard.set(attempt, exchanges)
    if (this.heard.size <= keptAttempts) return
    const [oldest] = this.heard.keys()
    if (oldest !== undefined) this.heard.delete(oldest)
  }

  /** After a break nobody knows what was missed, nor how what had begun went on. */
  forget(): void {
    this.heard.clear()
  }

  /** The exchanges of these attempts so far; an attempt of which nothing was heard is left out. */
  of(attemptIds: readonly string[]): ExchangesOfAttempts {
    return new Map(
      attemptIds.flatMap((id) => {
        const exchanges = this.heard.get(id)
        return exchanges === undefined ? [] : [[id, [...exchanges.values()]] as const]
      }),
    )
  }
}

/** Whether two tellings hold the very same, so that nothing needs to be drawn again. */
export function isSameExchanges(before: ExchangesOfAttempts, now: ExchangesOfAttempts): boolean {
  if (before.size !== now.size) return false
  for (const [id, exchanges] of now) {
    const old = before.get(id)
    if (old?.length !== exchanges.length || exchanges.some((each, at) => each !== old[at])) return false
  }
  return true
}
