import { Command } from 'commander'
import type { CommandHost } from '../terminal/command-host.ts'
import { printThrough } from '../terminal/run-program.ts'
import { version } from '../version.ts'
import { buildCommand } from './build.ts'
import { explainCommand } from './explain.ts'
import { startCommand } from './start.ts'
import { trafficCommand } from './traffic.ts'

/**
 * The program `lab` with all its commands, which read from and print to this host alone. A command's file declares its
 * flags, and loads what does the work only when the command runs: help and refusals need none of it.
 */
export function labProgram(host: CommandHost): Command {
  const program = printThrough(host, new Command('lab'))
    .description('Compare CORS strategies with real requests to real backends and proxies.')
    .version(version)
    .showHelpAfterError('Run with --help for all commands and flags.')
  program.addCommand(startCommand(host), { isDefault: true })
  for (const command of [buildCommand(host), explainCommand(host), trafficCommand(host)])
    program.addCommand(command)
  for (const command of program.commands) command.copyInheritedSettings(program)
  return program
}
