import { randomBytes } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import { dashboardPolicy } from './dashboard-policy.ts'
import type { DashboardSources } from './dashboard-sources.ts'
import { sourceRefusal } from './source-admission.ts'

/** Paths that are no view: the development server's own, and those that name a file. */
const fileLike = /^\/(@|__|node_modules\/)|\.(?!html$)\w+$/

/** Serves the dashboard from its sources, with the policy of the built one. */
export const sourceDashboard =
  (sources: DashboardSources, dashboard: () => string) => async (c: Context<{ Bindings: HttpBindings }>) => {
    const { incoming, outgoing } = c.env
    const refusal = sourceRefusal(incoming.headers, dashboard())
    if (refusal !== null) return c.text(refusal, 403)
    if (await sources.send(incoming, outgoing)) return RESPONSE_ALREADY_SENT
    if (fileLike.test(c.req.path)) {
      return c.text('There is no such file, or Vite could not transform it; the terminal says why.', 404)
    }
    const nonce = randomBytes(16).toString('base64')
    return c.html(await sources.page(incoming.url ?? '/', nonce), 200, {
      'Cache-Control': 'no-store',
      'Content-Security-Policy': dashboardPolicy(nonce),
    })
  }
