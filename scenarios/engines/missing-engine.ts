import type { EngineName } from '../words/engine.ts'
import { engines } from './engines.ts'

/** That an engine was not found, as the start of a sentence. It may lie where nobody looked. */
export const notFound = (engine: EngineName): string => `${engine} was not found on this computer`

/** How to come by an engine that is a program, as part of a sentence; empty for one that is always there. */
export const installWords = (engine: EngineName): string => engines[engine].install ?? ''
