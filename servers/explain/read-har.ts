import { JSONParser } from '@streamparser/json'
import { harEntryOf, nameOf, titlesOf, type HarFile, type Problem } from '../../scenarios/explain/har/har.ts'
import type { HarEntry } from '../../scenarios/explain/har/fetches/har-entry.ts'
import { CommandFailure } from '../terminal/command-host.ts'
import { messageOf } from '../terminal/error-lines.ts'

/**
 * Reads a HAR of any size from UTF-8: its entries are parsed one by one, and of each only what a verdict needs stays in
 * memory. A HAR holds the bodies of all responses, and may be longer than the longest string of JavaScript.
 * @throws CommandFailure for what is no JSON, ends too early, or is no HAR; its message names the place.
 */
export async function readHar(bytes: AsyncIterable<Uint8Array>): Promise<HarFile> {
  const entries: (HarEntry | Problem)[] = []
  let creator: unknown = null
  let pages: unknown = null
  let hasEntries = false
  const parser = new JSONParser({
    paths: ['$.log.entries', '$.log.entries.*', '$.log.creator', '$.log.pages'],
    keepStack: false,
  })
  parser.onValue = ({ value, key, stack }) => {
    if (stack.length === 3) entries.push(harEntryOf(value, entries.length))
    else if (key === 'entries') hasEntries = Array.isArray(value)
    else if (key === 'creator') creator = value
    else if (key === 'pages') pages = value
  }
  let fault: Error | null = null
  parser.onError = (error) => (fault ??= error)
  const place = () =>
    entries.length === 0 ? 'before the first entry' : `after log.entries[${entries.length - 1}]`
  for await (const chunk of bytes) {
    parser.write(chunk)
    if (fault !== null) throw new CommandFailure(`This is not valid JSON, ${place()}: ${messageOf(fault)}`, 2)
  }
  if (!parser.isEnded)
    throw new CommandFailure(`The JSON ends too early, ${place()}: the file is truncated.`, 2)
  if (!hasEntries)
    throw new CommandFailure(
      'This is JSON, but not a HAR: it has no list log.entries. Save the network panel as HAR.',
      2,
    )
  return { creator: nameOf(creator), titles: titlesOf(pages), entries }
}
