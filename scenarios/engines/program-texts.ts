import type { FixWriter } from './fix-writer.ts'
import type { LocalProgram } from './local/local-program.ts'

/** What is written for a program in its own language. Apart from its record, which a page at rest needs. */
export interface ProgramTexts {
  /** What nothing but its configuration and its log speaks of; `npm run check` finds no code with it elsewhere. */
  readonly ownWords: RegExp
  readonly fixes: FixWriter
  readonly local: LocalProgram
}
