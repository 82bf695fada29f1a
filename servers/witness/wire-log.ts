import { setTimeout as sleep } from 'node:timers/promises'
import { attemptIdFromReferer, type Attempt, type Work } from '../../scenarios/words/attempt.ts'
import type { Exchange, Witness } from '../../scenarios/words/exchange.ts'
import { AttemptWindows, type UnnamedRequest, type WindowRequest } from './attempt-windows.ts'
import { Fifo } from './fifo.ts'
import type { TapObserver } from './tap-target.ts'
import { UnnamedExchanges, type SentRequest } from './unnamed-exchanges.ts'
import { wireNow, type WireExchange } from './wire-exchange.ts'

/** What all witnesses saw, and what the backends' stores noted, by attempt; bounded in number and age. */
export interface WireLog {
  /** The observer for one witness of one lane. */
  observer(place: Place): TapObserver
  /** An attempt's exchanges and work, in order of arrival; empty lists for one that is not known. */
  attempt(id: string): Attempt
  /** Resolves when the proxies have written down what they are about to of these attempts; a matter of a moment. */
  logged(ids: readonly string[]): Promise<void>
  /**
   * For whom a request's work is noted: the attempt that it belongs to, by its Referer or else by an open window; where
   * there is none, a name under which it waits to be joined.
   */
  ownerOf(request: UnnamedRequest & { readonly referer: string | undefined }): string
  /** Notes what a backend's handler changed. Ignored for an attempt of which no exchange is kept. */
  noteWork(owner: string, work: Work): void
  /**
   * Makes requests that came without an id those of the attempt whose request they fit, with their work. Returns
   * whether some did; `unclear` when some might, and might as well be another's.
   */
  join(id: string, sent: SentRequest): 'joined' | 'nothing' | 'unclear'
  openWindow(request: WindowRequest, givesUp?: AbortSignal): Promise<boolean>
  closeWindow(id: string): void
  /**
   * Called for each exchange when its request was seen, when its response head has come, and when it is complete or
   * has failed. Costs nothing while nobody listens. Returns how to stop.
   */
  subscribe(listener: (told: ToldExchange) => void): () => void
  /** Called with a stage's id for each request that one of its witnesses sees. Returns how to stop. */
  onUse(listener: (stage: string) => void): () => void
}

/** An exchange that a listener is told of. What it says of it is what is known at the time of asking. */
export interface ToldExchange {
  /** The same each time that one exchange is told of, and no other's. */
  readonly id: number
  /** Null when it belongs to no attempt. */
  readonly attemptId: string | null
  /** Whether it will not be told of again. */
  readonly isOver: boolean
  /** How many bytes its heads take so far. */
  readonly headBytes: number
  readonly seen: () => Exchange
}

interface Place {
  readonly stage: string
  readonly lane: string
  readonly witness: Witness
}

export interface WireLogOptions {
  readonly maxExchanges?: number
  /** What the heads of all exchanges may take together. */
  readonly maxHeadBytes?: number
  readonly keepMs?: number
  readonly windows?: AttemptWindows
  /** The clock, in milliseconds. */
  readonly now?: () => number
}

interface Entry {
  readonly attemptId: string
  readonly place: Place
  readonly wire: WireExchange
  /** What its heads are counted with. */
  headBytes: number
  isDropped: boolean
}

interface KeptAttempt {
  readonly entries: Fifo<Entry>
  readonly work: Work[]
}

const maxWorkPerAttempt = 1_000

/** Makes an empty log. */
export function createWireLog({
  maxExchanges = 50_000,
  maxHeadBytes = 256 * 1024 * 1024,
  keepMs = 15 * 60_000,
  windows = new AttemptWindows(),
  now = wireNow,
}: WireLogOptions = {}): WireLog {
  const attempts = new Map<string, KeptAttempt>()
  const byStage = new Map<string, Fifo<Entry>>()
  const listeners = new Set<(told: ToldExchange) => void>()
  const users = new Set<(stage: string) => void>()
  let lastToldId = 0
  let kept = 0
  let keptBytes = 0

  const drop = (queue: Fifo<Entry>) => {
    const entry = queue.shift()
    if (entry === undefined) return
    kept -= 1
    keptBytes -= entry.headBytes
    if (queue.size === 0) byStage.delete(entry.place.stage)
    const attempt = attempts.get(entry.attemptId)
    if (attempt === undefined) return
    // An attempt on two stages loses them in another order than they came; those further in wait for their turn.
    entry.isDropped = true
    while (attempt.entries.first()?.isDropped) attempt.entries.shift()
    if (attempt.entries.size === 0) attempts.delete(entry.attemptId)
  }
  const dropOld = () => {
    const before = now() - keepMs
    for (const queue of byStage.values()) {
      while ((queue.first()?.wire.startedAtMs ?? Number.POSITIVE_INFINITY) < before) drop(queue)
    }
  }
  /** Of the stage that holds the most, so that one stage's flood does not push out another's exchanges. */
  const dropOne = () => {
    let fullest: Fifo<Entry> | undefined
    for (const queue of byStage.values()) if (queue.size > (fullest?.size ?? 0)) fullest = queue
    if (fullest !== undefined) drop(fullest)
  }
  const isTooMuch = () => kept > maxExchanges || (keptBytes > maxHeadBytes && kept > 1)
  const count = (entry: Entry) => {
    keptBytes += entry.wire.headBytes - entry.headBytes
    entry.headBytes = entry.wire.headBytes
    while (isTooMuch()) dropOne()
  }
  const keep = (entry: Entry) => {
    const queue = byStage.get(entry.place.stage) ?? new Fifo()
    byStage.set(entry.place.stage, queue)
    queue.push(entry)
    kept += 1
    const attempt = attempts.get(entry.attemptId) ?? { entries: new Fifo(), work: [] }
    attempts.set(entry.attemptId, attempt)
    attempt.entries.push(entry)
    dropOld()
    count(entry)
  }

  const tell = (wire: WireExchange, place: Place) => {
    if (listeners.size === 0) return
    if (wire.toldId === 0) wire.toldId = ++lastToldId
    const told: ToldExchange = {
      id: wire.toldId,
      attemptId: wire.attemptId,
      get isOver() {
        return wire.isTold
      },
      get headBytes() {
        return wire.headBytes
      },
      seen: () => wire.seenAt(place),
    }
    for (const listener of listeners) listener(told)
  }

  const unnamed = new UnnamedExchanges<Place>()
  const attemptIdFor = ({ referer, ...request }: Parameters<WireLog['ownerOf']>[0]) =>
    (referer === undefined ? null : attemptIdFromReferer(referer)) ?? windows.match(request)

  return {
    observer(place) {
      const { stage, lane } = place
      return {
        opened(wire) {
          const { method, url, requestFields } = wire
          const referer = requestFields.first('referer')
          const requestedMethod =
            method === 'OPTIONS' ? requestFields.first('access-control-request-method') : undefined
          const request = { stage, lane, method, url, requestedMethod }
          wire.attemptId = attemptIdFor({ ...request, referer })
          if (wire.attemptId === null) unnamed.add(request, place, wire, now())
          else keep({ attemptId: wire.attemptId, place, wire, headBytes: 0, isDropped: false })
          for (const listener of users) listener(stage)
          tell(wire, place)
        },
        changed(wire) {
          if (wire.isTold) return
          if (!wire.isOver) {
            tell(wire, place)
            return
          }
          wire.isTold = true
          const entries = wire.attemptId === null ? undefined : attempts.get(wire.attemptId)?.entries
          const entry = entries?.findLast((each) => each.wire === wire)
          if (entry !== undefined) {
            count(entry)
            wire.keep()
          }
          tell(wire, place)
        },
      }
    },
    attempt(id) {
      dropOld()
      const { entries, work = [] } = attempts.get(id) ?? {}
      const left = entries?.all().filter(({ isDropped }) => !isDropped) ?? []
      return { id, exchanges: left.map(({ place, wire }) => wire.seenAt(place)), work: [...work] }
    },
    async logged(ids) {
      const awaited = ids.flatMap((id) => attempts.get(id)?.entries.all() ?? [])
      while (awaited.some(({ wire }) => wire.awaitsLog(now()))) await sleep(1)
    },
    ownerOf: (request) => attemptIdFor(request) ?? UnnamedExchanges.ownerOf(request),
    noteWork(owner, work) {
      if (unnamed.noteWork(owner, work, now())) return
      const attempt = attempts.get(owner)
      if (attempt !== undefined && attempt.work.length < maxWorkPerAttempt) attempt.work.push(work)
    },
    join(attemptId, sent) {
      const joined = unnamed.take(sent, now())
      if (joined === 'unclear') return joined
      if (joined.exchanges.length === 0) return 'nothing'
      for (const { place, wire } of joined.exchanges) {
        wire.attemptId = attemptId
        keep({ attemptId, place, wire, headBytes: 0, isDropped: false })
        if (wire.isOver) wire.keep()
      }
      attempts.get(attemptId)?.work.push(...joined.work)
      return 'joined'
    },
    openWindow: (request, givesUp) => windows.open(request, givesUp),
    closeWindow: (id) => windows.close(id),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onUse(listener) {
      users.add(listener)
      return () => users.delete(listener)
    },
  }
}
