import { Command } from 'commander'
import type { CommandHost } from '../terminal/command-host.ts'

/** `lab build`: builds the dashboard, as `lab start` does by itself. */
export const buildCommand = (host: CommandHost): Command =>
  new Command('build')
    .description('Build the dashboard if it is missing or out of date; start does this by itself.')
    .action(async () => {
      const { ensureUiBuild } = await import('../ui-build.ts')
      await ensureUiBuild((line) => host.err.lines(line))
    })
