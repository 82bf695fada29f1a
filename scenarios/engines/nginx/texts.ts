import type { ProgramTexts } from '../program-texts.ts'
import { fixes } from './fixes.ts'
import { local } from './local.ts'

/** What is written for nginx in its own language. */
export const nginxTexts: ProgramTexts = { fixes, local }
