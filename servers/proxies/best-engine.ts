import type { EngineFacts } from '../../scenarios/words/engine.ts'
import { EngineError, type Engine } from './engine.ts'

/**
 * The first engine that is on this computer, in the order of preference.
 * @throws EngineError when none is.
 */
export async function bestEngine(engines: readonly Pick<Engine, 'find'>[]): Promise<EngineFacts> {
  const found = await Promise.all(engines.map((engine) => engine.find()))
  const best = found.find(({ available }) => available)
  if (best === undefined) throw new EngineError('There is no engine on this computer to be a proxy.')
  return best
}
