import { readFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { profileNames, profiles, type ProfileName } from '../../scenarios/fetch-standard/profiles.ts'
import { explainFile } from './explain-file.ts'
import { explainNdjson } from './explain-ndjson.ts'
import { paintFor } from './paint.ts'
import { writerTo } from './writer.ts'

interface Flags {
  readonly ndjson?: boolean
  readonly profile: ProfileName
}

/** `lab explain`: verdicts on recorded exchanges, for people or line by line for programs. */
export function explainCommand(): Command {
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
    .action(explain)
}

async function explain(file: string | undefined, { ndjson, profile }: Flags): Promise<void> {
  if (ndjson === true) {
    const input = file === undefined ? process.stdin : [await contents(file)]
    // The input may have no end, and with nobody to read the answers there is nothing left to do.
    const write = writerTo(process.stdout, () => process.exit())
    return explainNdjson(input as AsyncIterable<Uint8Array>, profiles[profile], write)
  }
  const bytes = await contents(file)
  const report = explainFile(new TextDecoder().decode(bytes), profiles[profile], paintFor(process.stdout))
  process.stdout.write(report.text)
  if (report.isBlocked) process.exitCode = 1
}

async function contents(file: string | undefined): Promise<Buffer> {
  if (file === undefined || file === '-') return standardInput()
  try {
    return await readFile(file)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    process.stderr.write(`Failed to read ${file}: ${why}. Name a HAR or NDJSON file.\n`)
    process.exit(2)
  }
}

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
