import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Exchange } from '../../scenarios/words/exchange.ts'
import type { ToldExchange, WireLog } from '../witness/wire-log.ts'
import { ApiError } from './api-error.ts'
import type { LabFacts } from './lab-api.ts'

const heartbeatMs = 15_000
/** A reader that falls this far behind is told no more; its EventSource connects again by itself. */
const maxQueued = 5_000

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

/**
 * The event stream of exchanges, for live views. An exchange that is told of several times before the stream gets
 * to write is written once, as it is then. It stands on the second origin's port, because six
 * open streams on one host and port would starve every other request of the dashboard there.
 */
export const eventsApp = (log: WireLog, facts: () => LabFacts) =>
  new Hono().get('/api/events', (c) => {
    const { dashboard, events } = facts()
    const { host, port } = new URL(events)
    const asked = c.req.header('host')
    // A foreign name that resolves to loopback would make the request same-origin, without an Origin.
    if (asked !== host && asked !== `127.0.0.1:${port}`) {
      throw new ApiError(403, `The event stream does not answer to Host "${asked ?? ''}". Use ${host}.`)
    }
    const origin = c.req.header('origin')
    if (origin !== undefined && origin !== dashboard) {
      throw new ApiError(
        403,
        `The event stream does not answer to a page of ${origin}, only to ${dashboard}.`,
      )
    }
    // A page of this very origin sends no Origin, nor does one that may not read; programs send neither.
    const site = c.req.header('sec-fetch-site') ?? 'none'
    if (origin === undefined && site !== 'none') {
      throw new ApiError(
        403,
        `The event stream does not answer to pages without an Origin, only to ${dashboard}.`,
      )
    }
    c.header('Access-Control-Allow-Origin', dashboard)
    c.header('Vary', 'Origin')
    // A HEAD has no body that anybody would read.
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/event-stream' })
    return streamSSE(c, async (stream) => {
      const queue = new Map<number, ToldExchange>()
      let wake = () => {}
      let isBehind = false
      const unsubscribe = log.subscribe((told) => {
        queue.set(told.id, told)
        // Not left to the loop: while the reader takes nothing, that waits to write.
        if (queue.size >= maxQueued) {
          isBehind = true
          unsubscribe()
          queue.clear()
        }
        wake()
      })
      stream.onAbort(() => {
        unsubscribe()
        wake()
      })
      try {
        // The head goes out with the first bytes: a reader must not wait for the first exchange.
        await stream.write(': ready\n\n')
        while (!stream.aborted && !isBehind) {
          if (queue.size > 0) {
            const events = [...queue.values()].map(eventOf)
            queue.clear()
            await stream.write(events.join(''))
            continue
          }
          const timer = setTimeout(() => wake(), heartbeatMs)
          await new Promise<void>((resolve) => (wake = resolve))
          clearTimeout(timer)
          if (queue.size === 0 && !isBehind && !stream.aborted) await stream.write(': still here\n\n')
        }
      } finally {
        unsubscribe()
      }
    })
  })

function eventOf({ id, attemptId, isOver, seen }: ToldExchange): string {
  const name: ExchangeEventName = isOver ? 'exchange' : 'under-way'
  const data: ExchangeEvent = { id, attempt: attemptId, exchange: seen() }
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}
