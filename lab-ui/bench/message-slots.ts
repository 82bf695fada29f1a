import { browserExchanges, isPreflight, passedOn } from '../../scenarios/outcome/exchanges.ts'
import type { Exchange, Witness } from '../../scenarios/words/exchange.ts'

/** The place of a message in an attempt: what stands in the same slot of two lanes is compared. */
export interface MessageSlot {
  readonly key: string
  readonly name: string
  readonly witness: Witness
  /** The key of the same message in front of a proxy. */
  readonly keyAtProxy: string
}

interface PlacedExchange {
  readonly slot: MessageSlot
  /** Sorts slots into the order of an attempt. */
  readonly order: readonly number[]
  readonly exchange: Exchange
}

/** The slots that any of these lanes fills, in the order of an attempt. */
export function messageSlots(lanes: readonly (readonly Exchange[])[]): readonly MessageSlot[] {
  const placed = new Map<string, PlacedExchange>()
  for (const each of lanes.flatMap(placeExchanges))
    if (!placed.has(each.slot.key)) placed.set(each.slot.key, each)
  return [...placed.values()].toSorted((a, b) => compare(a.order, b.order)).map(({ slot }) => slot)
}

/** A lane's exchanges by the key of their slot. */
export function exchangesBySlot(exchanges: readonly Exchange[]): ReadonlyMap<string, Exchange> {
  return new Map(placeExchanges(exchanges).map(({ slot, exchange }) => [slot.key, exchange]))
}

/**
 * An answered request is followed only by what a redirect leads to; an unanswered one by itself, sent again on
 * another connection. So each exchange has a hop, and in it a turn.
 */
function placeExchanges(exchanges: readonly Exchange[]): readonly PlacedExchange[] {
  const placed: PlacedExchange[] = []
  let hop = 0
  let turns = [0, 0]
  for (const exchange of browserExchanges(exchanges)) {
    const kind = isPreflight(exchange) ? 0 : 1
    const turn = turns[kind] ?? 0
    placed.push(placeOf({ hop, kind, turn, witness: exchange.witness, retry: 0 }, exchange))
    for (const [retry, inner] of passedOn(exchange, exchanges).entries()) {
      placed.push(placeOf({ hop, kind, turn, witness: 'backend', retry }, inner))
    }
    turns[kind] = turn + 1
    if (kind === 1 && exchange.status !== null) {
      hop += 1
      turns = [0, 0]
    }
  }
  return placed
}

interface Place {
  readonly hop: number
  readonly kind: number
  readonly turn: number
  readonly witness: Witness
  readonly retry: number
}

function placeOf({ hop, kind, turn, witness, retry }: Place, exchange: Exchange): PlacedExchange {
  const order = [hop, kind, turn, witness === 'proxy' ? 0 : 1, retry]
  const what = kind === 0 ? 'Preflight' : 'Request'
  const again = turn + retry > 0 ? ', sent again' : ''
  const redirected = hop > 0 ? `, redirect ${hop}` : ''
  const slot = {
    key: order.join('.'),
    name: `${what} at the ${witness}${again}${redirected}`,
    witness,
    keyAtProxy: [hop, kind, turn, 0, 0].join('.'),
  }
  return { slot, order, exchange }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
