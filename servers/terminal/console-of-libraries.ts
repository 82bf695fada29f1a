import { format } from 'node:util'
import type { FaultLog } from './fault-log.ts'

/**
 * Sends what libraries write to the console to the fault log: they log errors as they are, with what a client sent in
 * them, and one for each request.
 */
export function tellConsoleTo(faults: FaultLog): void {
  const tell = (...values: readonly unknown[]) => {
    const error = values.find((value) => value instanceof Error)
    faults.report('A library of the lab says', error ?? format(...values))
  }
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const)
    globalThis.console[name] = tell
}
