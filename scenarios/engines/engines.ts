import { programNames, type EngineName, type LaneEngine, type ProgramName } from '../words/engine.ts'
import { embedded } from './embedded/embedded.ts'
import type { EngineRecord, LaneEngineFacts } from './engine-facts.ts'
import { nginx } from './nginx/nginx.ts'
import { vite } from './vite/vite.ts'

/** Every engine that can be chosen. */
export const engines: Readonly<Record<EngineName, EngineRecord>> = { embedded, nginx }

/** Everything that can stand before the backend of a lane: the engines, and what a strategy brings along by itself. */
export const laneEngines: Readonly<Record<LaneEngine, LaneEngineFacts>> = { ...engines, vite }

/** The engine that people run before their own backends. */
export const usualProgram: ProgramName = programNames[0]
