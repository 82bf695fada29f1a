import type { Work } from '../../scenarios/words/attempt.ts'
import { keyOfRequest, type UnnamedRequest } from './attempt-windows.ts'
import { Fifo } from './fifo.ts'
import type { WireExchange } from './wire-exchange.ts'

/** A request that a page sent, as its attempt would look on the wire, and when. */
export interface SentRequest {
  readonly stage: string
  readonly lane: string
  readonly method: string
  /** The request target. */
  readonly path: string
  /** The value that Origin must have; null where the browser may send none. */
  readonly origin: string | null
  /** Milliseconds since the epoch, by the log's clock: before it was sent, and after it had settled. */
  readonly fromMs: number
  readonly untilMs: number
}

interface Unnamed<Place> {
  readonly key: string
  readonly place: Place
  readonly wire: WireExchange
  readonly bytes: number
}

interface UnnamedWork {
  readonly key: string
  readonly work: Work
  readonly atMs: number
}

/** What belongs to one attempt after all. */
export interface Joined<Place> {
  readonly exchanges: readonly { readonly place: Place; readonly wire: WireExchange }[]
  readonly work: readonly Work[]
}

const keptMs = 30_000
const maxUnnamed = 512
const maxUnnamedBytes = 4 * 1024 * 1024
const maxDroppedKeys = 128
const marker = 'unnamed\n'

/**
 * The latest requests that carried no attempt's id, for as long as a page may ask which of them are its own: a browser
 * or an extension that shortens Referer leaves the id out, and nobody knows that beforehand.
 */
export class UnnamedExchanges<Place extends { readonly witness: string }> {
  readonly #exchanges = new Fifo<Unnamed<Place>>()
  readonly #work = new Fifo<UnnamedWork>()
  /** When the latest exchange of a kind started that had to make room for others before its time, by its key. */
  readonly #dropped = new Map<string, number>()
  /** The same of all kinds that are no longer told apart. */
  #othersDroppedMs = Number.NEGATIVE_INFINITY
  #bytes = 0

  /** Whose work it is that a request without an id causes. No attempt's id looks like it. */
  static ownerOf(request: UnnamedRequest): string {
    return marker + keyOfRequest(request)
  }

  add(request: UnnamedRequest, place: Place, wire: WireExchange, nowMs: number): void {
    const bytes = wire.headBytes
    this.#exchanges.push({ key: keyOfRequest(request), place, wire, bytes })
    this.#bytes += bytes
    this.#forget(nowMs)
  }

  /** Notes work under a name that `ownerOf` gave. Returns whether it is one. */
  noteWork(owner: string, work: Work, nowMs: number): boolean {
    if (!owner.startsWith(marker)) return false
    this.#work.push({ key: owner.slice(marker.length), work, atMs: nowMs })
    if (this.#work.size > maxUnnamed) this.#work.shift()
    return true
  }

  /**
   * What fits a request, to be joined to its attempt; `unclear` where it might be that of two attempts, or where something
   * that may have been part of it had to make room in a flood.
   */
  take(sent: SentRequest, nowMs: number): Joined<Place> | 'unclear' {
    this.#forget(nowMs)
    const { stage, lane, method, path, origin, fromMs, untilMs } = sent
    const key = keyOfRequest({ stage, lane, method, url: path, requestedMethod: undefined })
    if (Math.max(this.#dropped.get(key) ?? this.#othersDroppedMs, this.#othersDroppedMs) >= fromMs)
      return 'unclear'
    const isInTime = (atMs: number) => atMs >= fromMs && atMs <= untilMs
    const fitting = this.#exchanges.all().filter(({ wire, ...each }) => {
      if (each.key !== key || wire.attemptId !== null || !isInTime(wire.startedAtMs)) return false
      return origin === null || (originOf(wire) ?? origin) === origin
    })
    if (fitting.length === 0) return { exchanges: [], work: [] }
    // Without any Origin it may be no page's: that of a script, or of an address bar.
    const isAnybodys = origin !== null && fitting.every(({ wire }) => originOf(wire) === undefined)
    if (isAnybodys || isOfTwo(fitting)) return 'unclear'
    const work = this.#work.all().filter((each) => each.key === key && isInTime(each.atMs))
    return { exchanges: fitting, work: work.map((each) => each.work) }
  }

  #forget(nowMs: number): void {
    for (;;) {
      const oldest = this.#exchanges.first()
      if (oldest === undefined) break
      const isTooMuch = this.#exchanges.size > maxUnnamed || this.#bytes > maxUnnamedBytes
      if (!isTooMuch && oldest.wire.startedAtMs > nowMs - keptMs) break
      this.#exchanges.shift()
      this.#bytes -= oldest.bytes
      if (isTooMuch && oldest.wire.attemptId === null) this.#noteDropped(oldest.key, oldest.wire.startedAtMs)
    }
    while ((this.#work.first()?.atMs ?? nowMs) < nowMs - keptMs) this.#work.shift()
  }

  #noteDropped(key: string, startedAtMs: number): void {
    // Last in the order of the map, whose first is the one that has not been dropped for longest.
    this.#dropped.delete(key)
    this.#dropped.set(key, startedAtMs)
    const [first] = this.#dropped
    if (this.#dropped.size <= maxDroppedKeys || first === undefined) return
    this.#dropped.delete(first[0])
    this.#othersDroppedMs = Math.max(this.#othersDroppedMs, first[1])
  }
}

const originOf = ({ requestFields }: WireExchange) => requestFields.first('origin')

/** Whether one witness saw two answered requests of a kind. Unanswered ones may be one that the browser repeats. */
function isOfTwo(fitting: readonly Unnamed<{ readonly witness: string }>[]): boolean {
  const answered = fitting.filter(({ wire }) => wire.status !== null)
  const kinds = answered.map(({ place, wire }) => `${place.witness} ${wire.method}`)
  return new Set(kinds).size < kinds.length
}
