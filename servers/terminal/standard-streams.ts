import { createFaultLog } from './fault-log.ts'
import { createPrinter } from './printer.ts'

/** What the lab prints for whoever started it: results. */
export const standardOutput = createPrinter(process.stdout)

/** What it says beside: progress, refusals, failures. */
export const standardError = createPrinter(process.stderr)

/** Where every part of the lab tells its own failures. */
export const faults = createFaultLog({ print: standardError.lines })
