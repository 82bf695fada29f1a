const newline = 0x0a

/** A line that is longer than this many bytes is not kept. */
export const longestLine = 64 * 1024 * 1024

/** One line of an input without its end, read as UTF-8; null for one that is too long. */
export type Line = string | null

/**
 * The lines of a stream of bytes, each as soon as it is whole. The last needs no newline. A long line costs one copy,
 * and one that is too long is skipped up to its end.
 */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  let pieces: Uint8Array[] = []
  let length = 0
  const take = (piece: Uint8Array) => {
    length += piece.length
    if (length <= longestLine) pieces.push(piece)
    else pieces = []
  }
  const finish = (): Line => {
    const line = length > longestLine ? null : Buffer.concat(pieces).toString('utf8')
    pieces = []
    length = 0
    return line
  }
  for await (const chunk of input) {
    const lines: Line[] = []
    let start = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      take(chunk.subarray(start, end))
      lines.push(finish())
      start = end + 1
    }
    if (start < chunk.length) take(chunk.subarray(start))
    if (lines.length > 0) yield lines
  }
  if (length > 0) yield [finish()]
}
