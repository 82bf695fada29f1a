import { readFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { profileNames, profiles, type ProfileName } from '../../scenarios/fetch-standard/profiles.ts'
import { CommandFailure, type CommandHost } from '../terminal/command-host.ts'
import { messageOf } from '../terminal/error-lines.ts'
import { explainFile } from './explain-file.ts'
import { explainNdjson } from './explain-ndjson.ts'

interface Flags {
  readonly ndjson?: boolean
  readonly profile: ProfileName
}

/** `lab explain`: verdicts on recorded exchanges, for people or line by line for programs. */
export function explainCommand(host: CommandHost): Command {
  return new Command('explain')
    .description(
      'Says what a browser makes of recorded exchanges, and why: a HAR, or lines of JSON. Exits with 1 when something is blocked.',
    )
    .argument('[file]', 'a HAR or NDJSON file; without one, standard input')
    .option('--ndjson', 'read one JSON object a line from standard input, write one a line')
    .addOption(
      new Option('--profile <name>', 'whose rules: the letter of the standard, or a browser')
        .choices(profileNames)
        .default('standard'),
    )
    .action((file: string | undefined, flags: Flags) => explain(file, flags, host))
}

async function explain(
  file: string | undefined,
  { ndjson, profile }: Flags,
  host: CommandHost,
): Promise<void> {
  const { out, input } = host
  if (ndjson === true) {
    // The input may have no end, and with nobody to read the answers there is nothing left to do.
    out.onGone(() => host.exit(host.exitCode))
    const lines = file === undefined ? input : [await contents(file, input)]
    return explainNdjson(lines as AsyncIterable<Uint8Array>, profiles[profile], out.json)
  }
  const bytes = await contents(file, input)
  const report = explainFile(new TextDecoder().decode(bytes), profiles[profile])
  out.lines(...report.lines)
  if (report.isBlocked) host.exitCode = 1
}

async function contents(file: string | undefined, input: CommandHost['input']): Promise<Buffer> {
  if (file === undefined || file === '-') return wholeOf(input)
  try {
    return await readFile(file)
  } catch (error) {
    throw new CommandFailure(`Failed to read ${file}: ${messageOf(error)}. Name a HAR or NDJSON file.`, 2)
  }
}

async function wholeOf(input: CommandHost['input']): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of input) chunks.push(chunk)
  return Buffer.concat(chunks)
}
