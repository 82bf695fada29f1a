import type { Profile } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { judgeHar, type JudgedRecording } from '../../scenarios/explain/har/har.ts'
import { CommandFailure } from '../terminal/command-host.ts'
import { judgeLines } from './read-lines.ts'
import { readHar } from './read-har.ts'
import { recordingBytes } from './recording-bytes.ts'

/**
 * The verdict on each fetch of an input, which is a HAR or NDJSON of the form that `--ndjson` reads.
 * @throws CommandFailure for an input that is neither; its message says what it is.
 */
export async function judgeInput(
  input: AsyncIterable<Uint8Array>,
  profile: Profile,
): Promise<JudgedRecording> {
  const { head, bytes } = await recordingBytes(input)
  if (!head.startsWith('{'))
    throw new CommandFailure(
      `This is neither a HAR nor NDJSON: it begins with ${JSON.stringify(head.slice(0, 20))}, and not with "{".`,
      2,
    )
  return isOfLines(head) ? judgeLines(bytes, profile) : judgeHar(await readHar(bytes), profile)
}

/** Whether the first line is a JSON object of its own, without a HAR's `log`; or, where it is long, begins like one. */
function isOfLines(head: string): boolean {
  const [line = ''] = head.split('\n', 1)
  try {
    return !('log' in (JSON.parse(line) as object))
  } catch {
    return /^\{\s*"(clientOrigin|steps)"/.test(head)
  }
}
