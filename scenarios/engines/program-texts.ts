import type { FixWriter } from './fix-writer.ts'
import type { LocalProgram } from './local/local-program.ts'

/** What is written for a program in its own language. Apart from its record, which a page at rest needs. */
export interface ProgramTexts {
  readonly fixes: FixWriter
  readonly local: LocalProgram
}
