import { Hono } from 'hono'
import type { Engine } from '../proxies/engine.ts'
import type { Companies } from '../company/companies.ts'
import type { Stages } from '../stage/stages.ts'
import type { WireLog } from '../witness/wire-log.ts'
import { admission } from './admission.ts'
import { agentPages } from './agent-pages.ts'
import { answerError, ApiError } from './api-error.ts'
import { attemptsApi } from './attempts-api.ts'
import { builtDashboard } from './built-dashboard.ts'
import { companiesApi } from './companies-api.ts'
import { dashboardPages } from './dashboard-pages.ts'
import type { DashboardSources } from './dashboard-sources.ts'
import { eventsApp } from './events-app.ts'
import { boundedBody } from './json-body.ts'
import { labApi, type LabFacts } from './lab-api.ts'
import { sourceDashboard } from './source-dashboard.ts'
import { stagesApi } from './stages-api.ts'
import { nothingThere } from './nothing-there.ts'
import type { UiFiles } from './ui-files.ts'

export interface ControlOptions {
  /** Known once the ports are: functions, so that the app can be made before anything listens. */
  readonly facts: () => LabFacts
  readonly stages: Stages
  readonly companies: Companies
  readonly log: WireLog
  readonly engines: readonly Engine[]
  readonly ui: UiFiles
  /** Served in place of the built dashboard. */
  readonly sources?: DashboardSources | undefined
}

const api = ({ facts, stages, companies, log, engines }: ControlOptions) =>
  new Hono()
    .use(
      '/healthz',
      admission(() => facts().dashboard),
    )
    .use(
      '/api/*',
      admission(() => facts().dashboard),
      boundedBody,
    )
    .get('/healthz', (c) => c.json({ ok: true }))
    .route('/api', labApi(facts, engines))
    .route('/api/stages', stagesApi(stages))
    .route('/api/companies', companiesApi(companies))
    .route(
      '/api/attempts',
      attemptsApi(log, (stage, lane) => {
        if (!companies.hasLane(stage, lane) && stages.get(stage).lane(lane) === undefined)
          throw new ApiError(404, `Stage ${stage} has no lane "${lane}".`)
      }),
    )

/** The type that the dashboard's typed client is made from. */
export type ControlApi = ReturnType<typeof api>

/** The control server: dashboard, control API and agent pages, on the first port. */
export function controlApp(options: ControlOptions): Hono {
  const { facts, ui, sources } = options
  const dashboard = () => facts().dashboard
  const control: Hono = api(options)
  return new Hono()
    .route('/', agentPages(ui, dashboard))
    .route('/', control)
    .all('/api/*', nothingThere(control))
    .all('/healthz', nothingThere(control))
    .route(
      '/',
      dashboardPages(
        dashboard,
        sources === undefined ? builtDashboard(ui) : sourceDashboard(sources, dashboard),
      ),
    )
    .onError(answerError)
}

/** The second page origin: agent pages and the event stream. */
export function secondApp({ facts, log, ui }: ControlOptions): Hono {
  const events = eventsApp(log, facts)
  return new Hono()
    .route(
      '/',
      agentPages(ui, () => facts().dashboard),
    )
    .route('/', events)
    .all('/api/*', nothingThere(events))
    .onError(answerError)
}
