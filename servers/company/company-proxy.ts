import { serviceNames, serviceOfTarget, type Service } from '../../scenarios/company/service.ts'
import { laneEngines } from '../../scenarios/engines/engines.ts'
import type { EngineName } from '../../scenarios/words/engine.ts'
import { EngineError, type ProxySetup } from '../proxies/engine.ts'
import { keepProxy, type KeptProxy } from '../stage/kept-proxy.ts'
import type { LaneContext } from '../stage/lane-context.ts'
import { ProxyLogJoin } from '../witness/proxy-log-join.ts'
import type { TapObserver } from '../witness/tap-target.ts'
import type { PlacedServer } from './place.ts'

/** The proxy before all three services. */
export interface CompanyProxy extends PlacedServer {
  readonly engine: EngineName
  readonly setup: ProxySetup
  readonly kept: KeptProxy
}

/** Starts it. @throws EngineError when it does not start. */
export async function startCompanyProxy(
  engineName: EngineName,
  setup: ProxySetup,
  { stage, log, listenInside, guard, engines }: LaneContext,
): Promise<CompanyProxy> {
  const engine = engines.get(engineName)
  if (engine === undefined) throw new EngineError(`There is no engine "${engineName}" in this lab.`)
  const join = new ProxyLogJoin()
  const logged = join.add.bind(join)
  const kept = await keepProxy(() => engine.start(setup, { listen: listenInside, guard, logged }))
  const told = byService((lane) => log.observer({ stage, lane, witness: 'proxy' }))
  const observer = laneEngines[engineName].log !== null ? join.observer(told) : told
  return {
    engine: engineName,
    setup,
    kept,
    target: () => ({ host: '127.0.0.1', port: kept.port, observer }),
    stop: () => kept.stop(),
  }
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
