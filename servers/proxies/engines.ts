import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import type { LaneEngine, ProgramName } from '../../scenarios/words/engine.ts'
import { embeddedEngine } from './embedded/engine.ts'
import type { Engine } from './engine.ts'
import { nginxEngineIn } from './nginx/engine.ts'
import { offeredConf } from './nginx/offered-conf.ts'
import { foldersToSearch } from './program/find-program.ts'
import { viteEngine } from './vite/engine.ts'

/** Every engine, the one that `auto` prefers first; those that are programs are looked for in these folders. */
export const enginesIn = (folders: () => readonly string[]): readonly Engine[] => [
  nginxEngineIn(folders),
  embeddedEngine,
]

/** Every engine, with programs wherever they usually are. */
export const engines = enginesIn(foldersToSearch)

/** What each program would run from to apply a policy before a backend, whether it is on this computer or not. */
export const offeredConfigurations: Readonly<Record<ProgramName, (policy: Policy) => string>> = {
  nginx: offeredConf,
}

type LaneEngines = ReadonlyMap<LaneEngine, Pick<Engine, 'start'>>

/** All that can stand before the backend of a lane, by name. */
export const laneEnginesOf = (known: readonly Engine[]): LaneEngines =>
  new Map<LaneEngine, Pick<Engine, 'start'>>([
    ...known.map((engine) => [engine.name, engine] as const),
    ['vite', viteEngine],
  ])

export const laneEngines = laneEnginesOf(engines)
