import { createGunzip } from 'node:zlib'
import { Readable } from 'node:stream'
import { CommandFailure } from '../terminal/command-host.ts'

const longestHead = 64 * 1024

/** The bytes of a recording as UTF-8, and the beginning of them as text. */
export interface RecordingBytes {
  readonly head: string
  readonly bytes: AsyncIterable<Uint8Array>
}

/** Formats that are given by mistake, by their first bytes, and what to do. */
const otherFormats: readonly (readonly [prefix: string, what: string])[] = [
  ['PK\u0003\u0004', 'a ZIP file, such as a trace of Playwright. Unpack it, and give the HAR or record one'],
  ['%PDF', 'a PDF. Save the network panel as HAR'],
  ['\u0089PNG', 'a picture. Save the network panel as HAR'],
  ['<', 'HTML or XML. Save the network panel as HAR'],
]

/**
 * Reads the beginning of an input, unpacks it where it is gzip, and gives it as UTF-8 without a byte order mark, whatever
 * Unicode it is in.
 * @throws CommandFailure for an empty input, and for a format that is no recording.
 */
export async function recordingBytes(input: AsyncIterable<Uint8Array>): Promise<RecordingBytes> {
  const packed = await withHead(input, 3)
  const unpacked =
    packed.head[0] === 0x1f && packed.head[1] === 0x8b
      ? await withHead(gunzipped(packed.bytes), longestHead)
      : await withHead(packed.bytes, longestHead)
  const start = unpacked.head
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart()
  const other = otherFormats.find(([prefix]) => start.startsWith(prefix))
  if (other !== undefined) throw new CommandFailure(`This is ${other[1]}.`, 2)
  const encoding = encodingOf(unpacked.head)
  const bytes = encoding === 'utf-8' ? withoutMark(unpacked.bytes) : asUtf8(unpacked.bytes, encoding)
  const head = new TextDecoder(encoding).decode(unpacked.head).trimStart()
  if (head === '')
    throw new CommandFailure('The input is empty: nothing was read. Give a HAR or NDJSON file.', 2)
  return { head, bytes }
}

/** Reads until so many bytes are there, or all, and gives them and the whole. */
async function withHead(input: AsyncIterable<Uint8Array>, length: number) {
  const chunks: Uint8Array[] = []
  let read = 0
  const iterator = input[Symbol.asyncIterator]()
  while (read < length) {
    const next = await iterator.next()
    if (next.done === true) break
    chunks.push(next.value)
    read += next.value.length
  }
  const head = Buffer.concat(chunks)
  async function* bytes() {
    yield head
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
  }
  return { head, bytes: bytes() }
}

async function* gunzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* Readable.from(bytes).pipe(createGunzip()) as AsyncIterable<Uint8Array>
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new CommandFailure(`The gzip file ends too early, or is damaged (${why}).`, 2)
  }
}

/** By the byte order mark, or by the zeros of a text in ASCII. */
function encodingOf(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = head
  if ((first === 0xff && second === 0xfe) || (second === 0 && first !== 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be'
  return 'utf-8'
}

async function* withoutMark(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const chunk of bytes) {
    const hasMark = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
    isFirst = false
    yield hasMark ? chunk.subarray(3) : chunk
  }
}

async function* asUtf8(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}
