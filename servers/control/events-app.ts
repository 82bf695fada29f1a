import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { WireLog } from '../witness/wire-log.ts'
import { ApiError } from './api-error.ts'
import type { LabFacts } from './lab-api.ts'

const heartbeatMs = 15_000
/** A reader that falls this far behind is cut off; its EventSource connects again by itself. */
const maxQueued = 5_000

/**
 * The event stream of finished exchanges, for live views. It stands on the second origin's port, because six
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
    c.header('Access-Control-Allow-Origin', dashboard)
    c.header('Vary', 'Origin')
    return streamSSE(c, async (stream) => {
      const queue: string[] = []
      let wake = () => {}
      const unsubscribe = log.subscribe((attempt, exchange) => {
        queue.push(JSON.stringify({ attempt, exchange }))
        wake()
      })
      stream.onAbort(() => {
        unsubscribe()
        wake()
      })
      try {
        // The head goes out with the first bytes: a reader must not wait for the first exchange.
        await stream.write(': ready\n\n')
        while (!stream.aborted && queue.length < maxQueued) {
          const data = queue.shift()
          if (data !== undefined) {
            await stream.writeSSE({ event: 'exchange', data })
            continue
          }
          const timer = setTimeout(() => wake(), heartbeatMs)
          await new Promise<void>((resolve) => (wake = resolve))
          clearTimeout(timer)
          if (queue.length === 0 && !stream.aborted) await stream.write(': still here\n\n')
        }
      } finally {
        unsubscribe()
      }
    })
  })
