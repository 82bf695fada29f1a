import { backendApplying } from '../../scenarios/setup/behaviour/backend-behaviour.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import type { Service } from '../../scenarios/company/service.ts'
import type { Work } from '../../scenarios/words/attempt.ts'
import { appCode } from '../backend/app-code.ts'
import { currentAttempt } from '../backend/attempt-context.ts'
import { runAppCode } from '../backend/create-app.ts'
import { createOrderStore } from '../backend/order-store.ts'
import { invoiceRoutes } from '../backend/routes/invoices.ts'
import { orderRoutes } from '../backend/routes/orders.ts'
import { userRoutes } from '../backend/routes/users.ts'
import { hostApp, type HostedBackend } from '../stage/hosted-backend.ts'
import type { LaneContext } from '../stage/lane-context.ts'

/** What a backend needs of the lab; `stage` is what the witnesses call its arrangement. */
export type BackendContext = Pick<LaneContext, 'stage' | 'log' | 'listenInside'>

/** A backend of one service, running from its text. */
export interface ServiceBackend extends HostedBackend {
  /** Its copy of the policy; null for one that knows nothing of CORS. */
  readonly policy: Policy | null
}

type Note = (change: Work['change'], id: string) => void

const routesOf = {
  orders: (note: Note) => orderRoutes(createOrderStore(note)),
  invoices: invoiceRoutes,
  users: userRoutes,
} as const satisfies Record<Service, unknown>

/** The routes of a service with its data, which outlive its backends. */
export function serviceRoutes(service: Service, { log }: Pick<BackendContext, 'log'>) {
  return routesOf[service]((change, id) => {
    const attempt = currentAttempt()
    if (attempt !== null) log.noteWork(attempt, { lane: service, change, id })
  })
}

/** Starts a backend of a service, with `cors()` made from its copy of the policy, or without for null. */
export async function startServiceBackend(
  service: Service,
  policy: Policy | null,
  routes: ReturnType<typeof serviceRoutes>,
  context: BackendContext,
): Promise<ServiceBackend> {
  const app = runAppCode(backendApplying(policy), routes)
  const hosted = await hostApp(app, service, { backendDelayMs: 0 }, context)
  return Object.assign(hosted, { policy })
}

/** The text that such a backend runs from. */
export const backendText = (policy: Policy | null): string => appCode(backendApplying(policy)).text
