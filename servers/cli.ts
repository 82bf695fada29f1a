import { labProgram } from './cli/program.ts'
import type { CommandHost } from './terminal/command-host.ts'
import { tellConsoleTo } from './terminal/console-of-libraries.ts'
import { messageOf } from './terminal/error-lines.ts'
import { runProgram } from './terminal/run-program.ts'
import { faults, standardError, standardOutput } from './terminal/standard-streams.ts'
import { printUncaughtErrors } from './terminal/uncaught-errors.ts'

const host: CommandHost = {
  out: standardOutput,
  err: standardError,
  // Only a command that reads it may open it.
  get input() {
    return process.stdin
  },
  exitCode: 0,
  exit: (code) => process.exit(code),
}
printUncaughtErrors(standardError)
tellConsoleTo(faults)
standardOutput.onGone((error) => {
  // Whoever has closed a pipe wants no more; a full disk is another matter.
  if (error.code === 'EPIPE') return
  standardError.lines(`Failed to write to standard output: ${messageOf(error)}`)
  host.exitCode = 2
  process.exitCode = 2
})
await runProgram(labProgram(host), host, process.argv.slice(2))
process.exitCode = host.exitCode
