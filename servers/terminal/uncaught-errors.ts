import { errorLines } from './error-lines.ts'
import type { Printer } from './printer.ts'

/** Prints an error that nobody has caught in a few harmless lines, where Node would print all of it; then ends with 1. */
export function printUncaughtErrors({ lines }: Pick<Printer, 'lines'>): void {
  const fail = (error: unknown) => {
    lines(...errorLines('The lab failed', error))
    process.exit(1)
  }
  process.on('uncaughtException', fail).on('unhandledRejection', fail)
}
