import type { Printer } from './printer.ts'

/** What a command of the lab reads from and prints to: the process's own streams, or a test's. */
export interface CommandHost {
  /** Standard output: results. */
  readonly out: Printer
  /** Standard error: progress, refusals, failures. */
  readonly err: Printer
  /** Standard input. */
  readonly input: AsyncIterable<Uint8Array>
  /** What the process ends with, unless it is ended by `exit`. */
  exitCode: number
  /** Ends the process at once. */
  exit(code: number): never
}

/** A command cannot do what it is asked for; the message is a sentence with the way out. */
export class CommandFailure extends Error {
  override name = 'CommandFailure'
  readonly exitCode: number

  constructor(message: string, exitCode: number) {
    super(message)
    this.exitCode = exitCode
  }
}
