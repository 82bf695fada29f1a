import type { LaneEngine } from '../../scenarios/words/engine.ts'
import { embeddedEngine } from './embedded/engine.ts'
import type { Engine } from './engine.ts'
import { nginxEngine } from './nginx/engine.ts'
import { viteEngine } from './vite/engine.ts'

/** Every engine, the one that `auto` prefers first. */
export const engines: readonly Engine[] = [nginxEngine, embeddedEngine]

/** All that can stand before the backend of a lane, by name. */
export const laneEngines: ReadonlyMap<LaneEngine, Pick<Engine, 'start'>> = new Map<
  LaneEngine,
  Pick<Engine, 'start'>
>([...engines.map((engine) => [engine.name, engine] as const), ['vite', viteEngine]])
