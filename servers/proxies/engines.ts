import { embeddedEngine } from './embedded/engine.ts'
import type { Engine } from './engine.ts'
import { nginxEngine } from './nginx/engine.ts'

/** Every engine, the one that `auto` prefers first. */
export const engines: readonly Engine[] = [nginxEngine, embeddedEngine]
