import type { ProgramName } from '../words/engine.ts'
import { nginxTexts } from './nginx/texts.ts'
import type { ProgramTexts } from './program-texts.ts'

/** The texts of every engine that people run in front of their own backends. */
export const programTexts: Readonly<Record<ProgramName, ProgramTexts>> = { nginx: nginxTexts }
