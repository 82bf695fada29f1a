import { browserExchanges, isPreflight } from '../../scenarios/outcome/exchanges.ts'
import type { LaneView } from './lane-view.ts'
import { Message } from './Message.tsx'
import type { MessageSlot } from './message-slots.ts'

interface MessageCellProps {
  readonly view: LaneView
  readonly slot: MessageSlot
}

/** The message that a lane has in this slot, or why it has none. */
export function MessageCell({ view, slot }: MessageCellProps) {
  const { lane, result, seen, exchanges, exchangeOfSlot } = view
  const exchange = exchangeOfSlot.get(slot.key)
  if (exchange === undefined) {
    if (seen === null) return <span className="none">—</span>
    return <span className="none">{absence(slot, lane.engine !== null, exchangeOfSlot)}</span>
  }
  const isPagesResponse = exchange === browserExchanges(exchanges).at(-1) && !isPreflight(exchange)
  const readable = result?.kind === 'response' && isPagesResponse ? result.headers : []
  return <Message exchange={exchange} readable={new Set(readable.map(([name]) => name.toLowerCase()))} />
}

function absence(
  { witness, keyAtProxy }: MessageSlot,
  hasProxy: boolean,
  filled: ReadonlyMap<string, unknown>,
): string {
  if (witness === 'proxy' && !hasProxy) return 'There is no proxy in this lane.'
  if (hasProxy && filled.has(keyAtProxy)) return 'It was not passed on: the proxy answered it.'
  return 'It was not sent.'
}
