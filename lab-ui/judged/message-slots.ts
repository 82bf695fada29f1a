import { browserExchanges, isPreflight, passedOn } from '../../scenarios/runs/outcome/exchanges.ts'
import type { Exchange } from '../../scenarios/words/exchange.ts'

/**
 * A place in the course of an attempt, in which the exchanges of different lanes stand side by side: the nth
 * preflight or request of the nth hop.
 */
export interface MessageSlot {
  readonly key: string
  readonly kind: 'preflight' | 'request'
  readonly method: string
  /** Redirects before it. */
  readonly hop: number
  /** Unanswered ones before it, of the same kind on the same hop. */
  readonly turn: number
}

/** One exchange of the browser's, with what the proxy asked the backend while it held it. */
export interface SeenMessage {
  readonly slot: MessageSlot
  readonly exchange: Exchange
  /** The backend's side of it: the last of several, if the proxy tried again. */
  readonly behind: Exchange | undefined
}

/**
 * A lane's messages in order, each in its slot. An answered request is followed only by what a redirect leads
 * to; an unanswered one by itself, sent again on another connection. So each has a hop, and in it a turn.
 */
export function messagesOf(exchanges: readonly Exchange[]): readonly SeenMessage[] {
  const turns = { preflight: 0, request: 0 }
  let hop = 0
  return browserExchanges(exchanges).map((exchange) => {
    const kind = isPreflight(exchange) ? 'preflight' : 'request'
    const turn = turns[kind]
    const slot = { key: `${hop}.${kind}.${turn}`, kind, method: exchange.method, hop, turn } as const
    turns[kind] += 1
    if (kind === 'request' && exchange.status !== null) {
      hop += 1
      turns.preflight = 0
      turns.request = 0
    }
    return { slot, exchange, behind: passedOn(exchange, exchanges).at(-1) }
  })
}

/** The slots that any of these lanes fills, in the order of an attempt. */
export function slotsOf(lanes: readonly (readonly SeenMessage[])[]): readonly MessageSlot[] {
  const slots = new Map<string, MessageSlot>()
  for (const { slot } of lanes.flat()) if (!slots.has(slot.key)) slots.set(slot.key, slot)
  const order = ({ hop, kind, turn }: MessageSlot) => hop * 1_000 + (kind === 'preflight' ? 0 : 500) + turn
  return [...slots.values()].toSorted((a, b) => order(a) - order(b))
}

/** What a slot's part is called: "PUT response", and which one where there are several. */
export function partTitle({ method, hop, turn }: MessageSlot, part: 'request' | 'response'): string {
  const redirected = hop > 0 ? `, redirect ${hop}` : ''
  const again = turn > 0 ? `, sent again` : ''
  return `${method === '' ? 'unknown' : method} ${part}${redirected}${again}`
}
