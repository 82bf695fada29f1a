import { Hono } from 'hono'
import type { UiFiles } from './ui-files.ts'

/**
 * The origin agent's page and script, the same on every host of the lab. Only the dashboard may frame it:
 * otherwise any site could embed an agent and have it fetch.
 */
export const agentPages = (ui: UiFiles, dashboard: () => string) =>
  new Hono()
    .get('/agent', (c) => {
      const page = ui.text('agent.html')?.replaceAll('%DASHBOARD_ORIGIN%', dashboard())
      if (page === undefined) return c.text('The agent page is not built. Run npm run build.', 503)
      return c.html(page, 200, {
        'Content-Security-Policy': `frame-ancestors ${dashboard()}`,
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': 'no-store',
      })
    })
    .get('/agent.js', (c) => {
      const script = ui.text('agent.js')
      if (script === undefined) return c.text('The agent script is not built. Run npm run build.', 503)
      return c.body(script, 200, {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      })
    })
