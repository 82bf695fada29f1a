import { Command, Option } from 'commander'
import { profileNames } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import type { ExplainFlags } from '../explain/explain.ts'
import type { CommandHost } from '../terminal/command-host.ts'

/** `lab explain`: verdicts on recorded exchanges, for people or line by line for programs. */
export const explainCommand = (host: CommandHost): Command =>
  new Command('explain')
    .description(
      'Explain what a browser makes of recorded requests: which responses are blocked, and why. Exits with 0 if all are readable, 1 if any is or may be blocked, 2 if the input could not be read.',
    )
    .argument('[file]', 'HAR or NDJSON file, gzipped or not; standard input if it is left out')
    .addOption(
      new Option('--ndjson', 'read one JSON object per line and write one verdict per line').conflicts(
        'json',
      ),
    )
    .option('--json', 'print one JSON object with fetches, leftOut and problems')
    .addOption(
      new Option('--profile <name>', 'whose rules apply: the Fetch standard to the letter, or a browser')
        .choices(profileNames)
        .default('standard'),
    )
    .action(async (file: string | undefined, flags: ExplainFlags) => {
      const { explain } = await import('../explain/explain.ts')
      await explain(file, flags, host)
    })
