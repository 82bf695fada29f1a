import type { EngineName } from './engine.ts'

/** That an engine was not found, as the start of a sentence. It may lie where nobody looked. */
export const notFound = (engine: EngineName): string => `${engine} was not found on this computer`

/** How to come by an engine that is a program, as a part of a sentence. */
export const installWords = (engine: EngineName): string =>
  `apt-get install ${engine}, or brew install ${engine}`
