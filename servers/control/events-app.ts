import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { WireLog } from '../witness/wire-log.ts'
import { ApiError } from './api-error.ts'
import { EventReaders } from './event-readers.ts'
import type { LabFacts } from './lab-api.ts'

/**
 * The event stream of exchanges, for live views. An exchange that is told of several times before the stream gets
 * to write is written once, as it is then. It stands on the second origin's port, because six
 * open streams on one host and port would starve every other request of the dashboard there.
 */
export const eventsApp = (log: WireLog, facts: () => LabFacts) => {
  const readers = new EventReaders(log)
  return new Hono().get('/api/events', (c) => {
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
    readers.makeRoom()
    // Without a server, as in a test, there are no bindings.
    const { outgoing }: Partial<HttpBindings> = c.env ?? {}
    return streamSSE(c, (stream) => readers.tell(stream, () => void outgoing?.destroy()))
  })
}
