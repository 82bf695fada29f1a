import { createReadStream } from 'node:fs'
import { Command, Option } from 'commander'
import { profileNames, profiles, type ProfileName } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { CommandFailure, type CommandHost } from '../terminal/command-host.ts'
import { messageOf } from '../terminal/error-lines.ts'
import type { Line } from '../terminal/styled-line.ts'
import { explainNdjson } from './explain-ndjson.ts'
import { judgeInput } from './judge-input.ts'
import { exitCodeOf, reportJson, reportLines } from './report.ts'

interface Flags {
  readonly ndjson?: boolean
  readonly json?: boolean
  readonly profile: ProfileName
}

/** `lab explain`: verdicts on recorded exchanges, for people or line by line for programs. */
export function explainCommand(host: CommandHost): Command {
  return new Command('explain')
    .description(
      'Says what a browser makes of recorded exchanges, and why: a HAR, or lines of JSON. Ends with 0 where everything is readable, 1 where something is blocked or may be, 2 where the input could not be read.',
    )
    .argument('[file]', 'a HAR or NDJSON file, also packed with gzip; without one, standard input')
    .addOption(new Option('--ndjson', 'read one JSON object a line, write one a line').conflicts('json'))
    .option('--json', 'print one JSON object: fetches, leftOut, problems')
    .addOption(
      new Option('--profile <name>', 'whose rules: the letter of the standard, or a browser')
        .choices(profileNames)
        .default('standard'),
    )
    .action((file: string | undefined, flags: Flags) => explain(file, flags, host))
}

async function explain(
  file: string | undefined,
  { ndjson, json, profile }: Flags,
  host: CommandHost,
): Promise<void> {
  const { out } = host
  const input = file === undefined || file === '-' ? host.input : bytesOf(file)
  if (ndjson === true) {
    // The input may have no end, and with nobody to read the answers there is nothing left to do.
    out.onGone(() => host.exit(host.exitCode))
    return explainNdjson(input, profiles[profile], out.json)
  }
  const judged = await judgeInput(input, profiles[profile])
  if (json === true) await out.json(reportJson(judged))
  else printAll(reportLines(judged), host)
  host.exitCode = exitCodeOf(judged)
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Uint8Array>
  } catch (error) {
    throw new CommandFailure(`Failed to read ${file}: ${messageOf(error)}. Name a HAR or NDJSON file.`, 2)
  }
}

const linesAtOnce = 1_000

function printAll(lines: Iterable<Line>, { out }: CommandHost): void {
  let some: Line[] = []
  for (const line of lines) {
    some.push(line)
    if (some.length < linesAtOnce) continue
    out.lines(...some)
    some = []
  }
  out.lines(...some)
}
