import { Command } from 'commander'
import { explainCommand } from './explain/command.ts'
import { launchStage } from './launch.ts'
import { addStartCommand } from './start-command.ts'
import type { CommandHost } from './terminal/command-host.ts'
import { printThrough } from './terminal/run-program.ts'
import { trafficCommand } from './traffic/command.ts'
import { ensureUiBuild } from './ui-build.ts'
import { version } from './version.ts'

/** The program `lab` with all its commands, which read from and print to this host alone. */
export function labProgram(host: CommandHost): Command {
  const program = printThrough(host, new Command('lab'))
    .description('Compares CORS strategies with real fetches to real backends and proxies.')
    .version(version)
    .showHelpAfterError('Run with --help for all commands and flags.')
  addStartCommand(program, host)
  program
    .command('build')
    .description('Builds the dashboard where it is missing or stale; start does so by itself.')
    .action(() => ensureUiBuild((line) => host.err.lines(line)))
  for (const command of [explainCommand(host), trafficCommand(launchStage, host)])
    program.addCommand(command.copyInheritedSettings(program))
  return program
}
