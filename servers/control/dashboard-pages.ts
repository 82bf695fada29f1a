import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context } from 'hono'

/** Answers a GET of the dashboard's own host. */
type ServeDashboard = (c: Context<{ Bindings: HttpBindings }>) => Response | Promise<Response>

/** The dashboard, built or from its sources, at its own origin alone; other hosts get agent pages and nothing else. */
export const dashboardPages = (dashboard: () => string, serve: ServeDashboard) =>
  new Hono<{ Bindings: HttpBindings }>().get('*', (c) => {
    const own = new URL(dashboard())
    const host = c.req.header('host')
    if (host === `127.0.0.1:${own.port}`) {
      const { pathname, search } = new URL(c.req.url)
      return c.redirect(own.origin + pathname + search)
    }
    if (host !== own.host) {
      return c.text(`This origin of the lab serves agent pages only. The dashboard is at ${own.origin}.`, 404)
    }
    return serve(c)
  })
