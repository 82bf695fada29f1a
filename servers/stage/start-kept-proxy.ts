import { laneEngines } from '../../scenarios/engines/engines.ts'
import type { LaneEngine } from '../../scenarios/words/engine.ts'
import { EngineError, type ProxySetup } from '../proxies/engine.ts'
import { ProxyLogJoin } from '../witness/proxy-log-join.ts'
import type { TapObserver } from '../witness/tap-target.ts'
import { keepProxy, type KeptProxy } from './kept-proxy.ts'
import type { LaneContext } from './lane-context.ts'

/**
 * Starts a proxy of an engine and keeps it running. Where the engine keeps a log, each of its lines is joined to the
 * exchange that the witness before the proxy saw.
 * @param told observes what that witness sees.
 * @throws EngineError when there is no such engine, and when it does not start.
 */
export async function startKeptProxy(
  engineName: LaneEngine,
  setup: ProxySetup,
  told: TapObserver,
  { listenInside, guard, engines }: Pick<LaneContext, 'listenInside' | 'guard' | 'engines'>,
): Promise<KeptProxy> {
  const engine = engines.get(engineName)
  if (engine === undefined) throw new EngineError(`There is no engine "${engineName}" in this lab.`)
  const join = new ProxyLogJoin()
  const logged = join.add.bind(join)
  const observer = laneEngines[engineName].log !== null ? join.observer(told) : told
  return keepProxy(() => engine.start(setup, { listen: listenInside, guard, logged }), observer)
}
