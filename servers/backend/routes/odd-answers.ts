import { setTimeout as wait } from 'node:timers/promises'
import { Hono } from 'hono'
import { isRedirectStatus } from '../../../scenarios/fetch-standard/algorithms/redirects/redirect-status.ts'

const nullBodyStatuses: ReadonlySet<number> = new Set([204, 205, 304])
const longestWaitMs = 10_000

/** Answers that a client must cope with: any status, a slow one, a redirect, an exception. */
export const oddAnswerRoutes = () =>
  new Hono()
    .all('/status/:code', (c) => {
      const code = Number(c.req.param('code'))
      if (!/^[2-5]\d\d$/.test(c.req.param('code'))) {
        return c.json({ error: 'A status to answer with is a number from 200 to 599.' }, 400)
      }
      return new Response(nullBodyStatuses.has(code) ? null : JSON.stringify({ status: code }), {
        status: code,
        headers: nullBodyStatuses.has(code) ? {} : { 'Content-Type': 'application/json' },
      })
    })
    .all('/slow', async (c) => {
      const wanted = c.req.query('ms') ?? '1000'
      const ms = Number(wanted)
      if (!/^\d+$/.test(wanted) || ms > longestWaitMs) {
        return c.json({ error: `ms is a whole number from 0 to ${longestWaitMs}.` }, 400)
      }
      // When the client is gone nobody waits for the rest.
      await wait(ms, undefined, { signal: c.req.raw.signal }).catch(() => {})
      return c.json({ waitedMs: ms })
    })
    .all('/redirect', (c) => {
      const status = Number(c.req.query('status') ?? 302)
      const to = c.req.query('to') ?? '/orders'
      if (!isRedirectStatus(status)) {
        return c.json({ error: 'The status of a redirect is 301, 302, 303, 307 or 308.' }, 400)
      }
      if (!/^[\t\u0020-\u007E\u0080-\u00FF]*$/.test(to)) {
        return c.json({ error: 'The target of a redirect holds a character that no header may hold.' }, 400)
      }
      return new Response(null, { status, headers: { Location: to } })
    })
    .all('/crash', () => {
      throw new Error('This handler throws on purpose.')
    })
