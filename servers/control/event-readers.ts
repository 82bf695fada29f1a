import type { StreamingApi } from 'hono/utils/stream'
import type { WireLog } from '../witness/wire-log.ts'
import { ApiError } from './api-error.ts'
import { EventQueue } from './event-queue.ts'

const heartbeatMs = 15_000

const usualLimits = {
  /** As many dashboards as may be open at the same time. */
  maxReaders: 64,
  /** Who takes nothing for so long has stalled; a moment is what every write takes. */
  stalledAfterMs: 2_000,
} as const

interface Reader {
  /** Since when its client has taken nothing of what was written, by performance.now(); null while it takes all. */
  stalledSinceMs: number | null
  /** Ends its connection; its EventSource connects again by itself. */
  end(): void
}

/** Who reads the event stream: a bounded number, each with a bounded queue. */
export class EventReaders {
  private readonly readers = new Set<Reader>()
  private readonly log: Pick<WireLog, 'subscribe'>

  private readonly limits: Readonly<Record<keyof typeof usualLimits, number>>

  constructor(log: EventReaders['log'], limits: EventReaders['limits'] = usualLimits) {
    this.log = log
    this.limits = limits
  }

  /**
   * Sees to it that one more can read: the one goes that has taken nothing for the longest time.
   * @throws ApiError when there are too many, and all of them read.
   */
  makeRoom(): void {
    const { maxReaders, stalledAfterMs } = this.limits
    if (this.readers.size < maxReaders) return
    const since = ({ stalledSinceMs }: Reader) => stalledSinceMs ?? Number.POSITIVE_INFINITY
    const [first] = [...this.readers].toSorted((a, b) => since(a) - since(b))
    if (first === undefined || since(first) + stalledAfterMs > performance.now()) {
      throw new ApiError(
        429,
        `${maxReaders} readers of the event stream are connected, which is the limit. Close a dashboard first.`,
      )
    }
    first.end()
  }

  /** Tells a reader of exchanges until it goes, or until too much waits for it: then it is disconnected. */
  async tell(stream: StreamingApi, disconnect: () => void): Promise<void> {
    const queue = new EventQueue()
    let wake = () => {}
    let isEnded = false
    const reader: Reader = {
      stalledSinceMs: null,
      end: () => {
        isEnded = true
        unsubscribe()
        this.readers.delete(reader)
        queue.clear()
        disconnect()
        wake()
      },
    }
    // Not left to the loop below: while the reader takes nothing, that waits to write.
    const unsubscribe = this.log.subscribe((told) => {
      if (queue.add(told)) wake()
      else reader.end()
    })
    stream.onAbort(() => {
      unsubscribe()
      wake()
    })
    const write = async (text: string) => {
      reader.stalledSinceMs = performance.now()
      await stream.write(text)
      reader.stalledSinceMs = null
    }
    this.readers.add(reader)
    try {
      // The head goes out with the first bytes: a reader must not wait for the first exchange.
      await write(': ready\n\n')
      while (!stream.aborted && !isEnded) {
        if (!queue.isEmpty) {
          await write(queue.take())
          continue
        }
        const timer = setTimeout(() => wake(), heartbeatMs)
        await new Promise<void>((resolve) => (wake = resolve))
        clearTimeout(timer)
        if (queue.isEmpty && !isEnded && !stream.aborted) await write(': still here\n\n')
      }
    } finally {
      unsubscribe()
      this.readers.delete(reader)
    }
  }
}
