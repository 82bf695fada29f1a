import { Hono } from 'hono'
import type { OwnPage } from '../proxies/own-page.ts'
import type { UiFiles } from './ui-files.ts'

/**
 * The origin agent's page and script, the same on every host of the lab. Only the dashboard may frame it:
 * otherwise any site could embed an agent and have it fetch.
 */
export const agentPages = (ui: UiFiles, dashboard: () => string) =>
  new Hono()
    .get('/agent', (c) => {
      const page = agentPage(ui, dashboard())
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

const agentPage = (ui: UiFiles, dashboard: string) =>
  ui.text('agent.html')?.replaceAll('%DASHBOARD_ORIGIN%', dashboard)

/** The same for a lane whose page and API are of one origin: its proxy serves it, and the dashboard has it fetch. */
export const agentPageOfLane = (ui: UiFiles, dashboard: string): OwnPage => ({
  files: [
    { name: 'agent.html', type: 'text/html; charset=utf-8', text: agentPage(ui, dashboard) ?? '' },
    { name: 'agent.js', type: 'text/javascript; charset=utf-8', text: ui.text('agent.js') ?? '' },
  ],
  embeddedBy: dashboard,
})
