import { serviceNames, serviceOfTarget, type Service } from '../../scenarios/company/service.ts'
import type { EngineName } from '../../scenarios/words/engine.ts'
import type { ProxySetup } from '../proxies/engine.ts'
import type { KeptProxy } from '../stage/kept-proxy.ts'
import type { LaneContext } from '../stage/lane-context.ts'
import { startKeptProxy } from '../stage/start-kept-proxy.ts'
import type { TapObserver } from '../witness/tap-target.ts'

/** The proxy before all three services. */
export interface CompanyProxy extends KeptProxy {
  readonly engine: EngineName
  readonly setup: ProxySetup
}

/** Starts it. @throws EngineError when it does not start. */
export async function startCompanyProxy(
  engine: EngineName,
  setup: ProxySetup,
  context: LaneContext,
): Promise<CompanyProxy> {
  const { stage, log } = context
  const told = byService((lane) => log.observer({ stage, lane, witness: 'proxy' }))
  // Not spread into a new object: what changes about a proxy, its getters tell.
  return Object.assign(await startKeptProxy(engine, setup, told, context), { engine, setup })
}

/** The lane of what belongs to no service. */
const elsewhere = 'elsewhere'

/** One proxy stands before three services: whose exchange it is, its path tells. */
function byService(observerOf: (lane: Service | typeof elsewhere) => TapObserver): TapObserver {
  const observers = new Map([...serviceNames, elsewhere].map((lane) => [lane, observerOf(lane as Service)]))
  const of = (target: string) => observers.get(serviceOfTarget(target) ?? elsewhere)
  return {
    opened: (exchange) => of(exchange.url)?.opened(exchange),
    changed: (exchange) => of(exchange.url)?.changed(exchange),
  }
}
