import type { Profile } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { explainLine, type Explained } from './explain-line.ts'
import { linesOf, longestLine } from './lines.ts'

/** Some programs begin a file with a byte order mark, which is none of its text. */
const withoutMark = (line: string) => line.replace(/^\uFEFF/, '')

/**
 * Answers each line of the input, in order, and each before the next is read: a caller may wait for an answer before it
 * goes on. `write` resolves when it can take more.
 */
export async function explainNdjson(
  input: AsyncIterable<Uint8Array>,
  profile: Profile,
  write: (answer: Explained) => Promise<void> | void,
): Promise<void> {
  let number = 0
  for await (const lines of linesOf(input)) {
    for (const line of lines) {
      number += 1
      const explained =
        line === null
          ? { error: `Line ${number}: the line has more than ${longestLine} bytes.` }
          : explainLine(number === 1 ? withoutMark(line) : line, number, profile)
      const pending = write(explained)
      if (pending !== undefined) await pending
    }
  }
}
