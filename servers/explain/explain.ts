import { createReadStream } from 'node:fs'
import { profiles, type ProfileName } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { CommandFailure, type CommandHost } from '../terminal/command-host.ts'
import { messageOf } from '../terminal/error-lines.ts'
import type { Line } from '../terminal/styled-line.ts'
import { explainNdjson } from './explain-ndjson.ts'
import { judgeInput } from './judge-input.ts'
import { exitCodeOf, reportJson, reportLines } from './report.ts'

export interface ExplainFlags {
  readonly ndjson?: boolean
  readonly json?: boolean
  readonly profile: ProfileName
}

/** Does what `lab explain` was asked for; a file or standard input that cannot be read is a CommandFailure. */
export async function explain(
  file: string | undefined,
  { ndjson, json, profile }: ExplainFlags,
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
