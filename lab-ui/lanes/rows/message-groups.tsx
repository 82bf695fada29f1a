import {
  requestHeaderFacts,
  responseHeaderFacts,
  type HeaderFact,
} from '../../../scenarios/runs/headers/header-facts.ts'
import { headerOrder, isCorsHeader } from '../../../scenarios/runs/headers/header-order.ts'
import { answeredBy } from '../../../scenarios/runs/outcome/exchanges.ts'
import { absenceSentence } from '../../../scenarios/runs/sentences/absence.ts'
import type { GridGroup, GridRow } from './grid-row.ts'
import { HeaderCell } from '../cells/HeaderCell.tsx'
import type { LaneView } from '../../judged/lane-view.ts'
import { partTitle, slotsOf, type MessageSlot, type SeenMessage } from '../../judged/message-slots.ts'
import { StatusCell } from '../cells/StatusCell.tsx'

type Part = 'request' | 'response'
type Facts = ReadonlyMap<string, HeaderFact>

const none: ReadonlySet<string> = new Set()
const corsPrefix = 'access-control-'

/** A group for each message of an attempt, a row for each of its headers: what decides stands first. */
export function messageGroups(views: readonly LaneView[]): readonly GridGroup[] {
  const slots = slotsOf(views.map(({ messages }) => [...(messages?.bySlot.values() ?? [])]))
  const responses = slots.map((slot) => messageGroup(slot, 'response', views))
  const requests = slots
    .toSorted((a, b) => Number(a.kind === 'preflight') - Number(b.kind === 'preflight'))
    .map((slot) => messageGroup(slot, 'request', views))
  return [...responses, ...requests]
}

const messageIn = (view: LaneView, slot: MessageSlot): SeenMessage | undefined =>
  view.messages?.bySlot.get(slot.key)

function messageGroup(slot: MessageSlot, part: Part, views: readonly LaneView[]): GridGroup {
  const facts = new Map(views.map((view) => [view.key, factsOf(messageIn(view, slot), part, view)]))
  const readable = new Map(views.map((view) => [view.key, readableOf(view, slot, part)]))
  const names = headerOrder(
    [...facts.values()].flatMap((each) => Array.from(each.keys())),
    new Set([...readable.values()].flatMap((each) => Array.from(each))),
  )
  const rows = names.map((name) => headerRow(name, slot, part, facts, readable))
  const isPreflight = slot.kind === 'preflight'
  return {
    key: `${slot.key}.${part}`,
    heading: { key: isPreflight ? `preflight-${part}` : part, title: partTitle(slot, part) },
    rows: part === 'response' ? [statusRow(slot), ...rows] : rows,
    absence: (view) => (messageIn(view, slot) === undefined ? absenceSentence(slot, view) : null),
    remark: (view) => remarkOf(view, slot, part),
    opensFirst: part === 'response',
  }
}

function factsOf(message: SeenMessage | undefined, part: Part, { messages }: LaneView): Facts {
  if (message === undefined) return new Map()
  const { exchange, behind } = message
  const facts =
    part === 'response'
      ? responseHeaderFacts(exchange, behind)
      : requestHeaderFacts(exchange, behind, messages?.authored ?? none)
  return new Map(facts.map((fact) => [fact.name, fact]))
}

/** Script reads headers of the last response alone. */
function readableOf({ messages }: LaneView, slot: MessageSlot, part: Part): ReadonlySet<string> {
  if (messages === null || part === 'request' || slot.kind === 'preflight') return none
  return [...messages.bySlot.values()].at(-1)?.slot.key === slot.key ? messages.readable : none
}

function remarkOf(view: LaneView, slot: MessageSlot, part: Part): string {
  if (part === 'request' || messageIn(view, slot) === undefined) return ''
  return slot.kind === 'preflight' ? 'script reads none of these' : ''
}

const decides = (view: LaneView, slot: MessageSlot, name: string): boolean => {
  const decider = view.messages?.decider
  return decider?.header === name && decider.exchange === messageIn(view, slot)?.exchange
}

function statusRow(slot: MessageSlot): GridRow {
  const answererOf = (view: LaneView, exchange: SeenMessage['exchange']) =>
    answeredBy(exchange, view.messages?.exchanges ?? [])
  return {
    key: 'status',
    name: 'status',
    isHeader: true,
    text: (view) => {
      const exchange = messageIn(view, slot)?.exchange
      return exchange === undefined ? null : `${exchange.status} ${exchange.statusText}`
    },
    lit: (view) => (decides(view, slot, 'status') ? 'decides' : null),
    cell: (view) => {
      const exchange = messageIn(view, slot)?.exchange
      if (exchange === undefined) return null
      const answerer = answererOf(view, exchange)
      const isReadable = readableOf(view, slot, 'response').size > 0
      return <StatusCell {...{ exchange, answerer, isReadable }} decides={decides(view, slot, 'status')} />
    },
  }
}

function headerRow(
  name: string,
  slot: MessageSlot,
  part: Part,
  facts: ReadonlyMap<string, Facts>,
  readable: ReadonlyMap<string, ReadonlySet<string>>,
): GridRow {
  const factIn = (view: LaneView) => facts.get(view.key)?.get(name)
  const isDecider = (view: LaneView) => part === 'response' && decides(view, slot, name)
  const isCors = isCorsHeader(name)
  return {
    key: name,
    name,
    isHeader: true,
    ...(name.startsWith(corsPrefix) && { prefix: corsPrefix }),
    text: (view) => (messageIn(view, slot) === undefined ? null : (factIn(view)?.values.join('\n') ?? '')),
    lit: (view) => (isDecider(view) ? 'decides' : null),
    cell: (view) => {
      const fact = factIn(view)
      return (
        <HeaderCell
          fact={fact}
          isReadable={readable.get(view.key)?.has(name) ?? false}
          decides={isDecider(view)}
          isRequest={part === 'request'}
          showsSetter={isCors || (view.engine !== null && fact?.setBy === 'proxy')}
        />
      )
    },
  }
}
