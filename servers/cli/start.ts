import { delimiter, isAbsolute } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { defaultEngine, engineNames, programNames } from '../../scenarios/words/engine.ts'
import { defaultPortBase, notAPortBase, portsFor } from '../ports.ts'
import type { StartFlags } from '../start-lab.ts'
import type { CommandHost } from '../terminal/command-host.ts'
import { messageOf } from '../terminal/error-lines.ts'

/** `lab start`, which `lab` alone is too: starts the lab and keeps it running until it is stopped. */
export const startCommand = (host: CommandHost): Command =>
  new Command('start')
    .description('Start the lab and keep it running until it is stopped (Ctrl+C).')
    .option(
      '--port-base <n>',
      'first port: the dashboard listens there, the lanes on the ports after it; 0 picks free ports',
      portBase,
      defaultPortBase,
    )
    .addOption(
      new Option(
        '--engine <name>',
        'proxy engine for lanes that do not name one; auto picks the best one installed',
      )
        .choices([...engineNames, 'auto'])
        .default(defaultEngine),
    )
    .option(
      '--program-path <folders>',
      `folders to search for ${programNames.join(' or ')}, instead of the usual ones, separated by "${delimiter}"`,
      folders,
    )
    .option(
      '--host <address>',
      'also listen on this IP address: other computers can then reach the lanes and agent pages, but not the dashboard',
    )
    .option('--open', 'open the dashboard in the default browser')
    .option('--json', 'print one line of JSON to standard output once everything listens')
    .addOption(new Option('--dev', 'serve the dashboard from its sources').hideHelp())
    .action(async (flags: StartFlags) => {
      const { startLab } = await import('../start-lab.ts')
      await startLab(flags, host)
    })

function folders(text: string): readonly string[] {
  const all = text.split(delimiter)
  const wrong = all.find((folder) => !isAbsolute(folder))
  if (wrong === undefined) return all
  throw new InvalidArgumentError(`"${wrong}" is not an absolute path. Give one such as /usr/sbin.`)
}

function portBase(text: string): number {
  const base = Number(text)
  try {
    if (!/^\d+$/.test(text)) throw new RangeError(notAPortBase(`"${text}"`))
    portsFor(base)
  } catch (error) {
    throw new InvalidArgumentError(messageOf(error))
  }
  return base
}
