import { Hono } from 'hono'
import { agentPages } from './agent-pages.ts'
import type { ControlOptions } from './control-app.ts'

/** What other computers get on the ports of the dashboard and of the second origin, with --host: agent pages only. */
export const networkApp = ({ facts, ui }: Pick<ControlOptions, 'facts' | 'ui'>): Hono =>
  new Hono()
    .route(
      '/',
      agentPages(ui, () => facts().dashboard),
    )
    .notFound((c) =>
      c.text(
        `Other computers can use the lab's lanes and agent pages (/agent and /agent.js) only. Open the dashboard on the computer that runs the lab, at ${facts().dashboard}.`,
        404,
      ),
    )
