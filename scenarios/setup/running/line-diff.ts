/** A line of two texts laid over each other. */
export interface DiffLine {
  /** `removed` stands in the first text alone, `added` in the second alone. */
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/**
 * What must be taken from the first text and put into it to get the second, line by line, with as few changes as
 * can be. What is removed comes before what is added in its place.
 */
export function lineDiff(from: string, to: string): readonly DiffLine[] {
  const before = linesOf(from)
  const after = linesOf(to)
  const common = commonLengths(before, after)
  const diff: DiffLine[] = []
  let a = 0
  let b = 0
  while (a < before.length || b < after.length) {
    const [left, right] = [before[a], after[b]]
    if (left !== undefined && left === right) {
      diff.push({ kind: 'same', text: left })
      a += 1
      b += 1
    } else if (left !== undefined && (right === undefined || lengthAt(a + 1, b) >= lengthAt(a, b + 1))) {
      diff.push({ kind: 'removed', text: left })
      a += 1
    } else {
      diff.push({ kind: 'added', text: right ?? '' })
      b += 1
    }
  }
  return diff

  function lengthAt(row: number, column: number): number {
    return common[row]?.[column] ?? 0
  }
}

/** The lines of a text; what ends its last line begins no other. */
const linesOf = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))

/** How long the longest common subsequence is of what follows from each pair of places. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const rows: number[][] = Array.from({ length: before.length + 1 }, () => [])
  for (let a = before.length - 1; a >= 0; a -= 1) {
    const row = rows[a] ?? []
    const below = rows[a + 1] ?? []
    for (let b = after.length - 1; b >= 0; b -= 1) {
      row[b] = before[a] === after[b] ? (below[b + 1] ?? 0) + 1 : Math.max(below[b] ?? 0, row[b + 1] ?? 0)
    }
  }
  return rows
}
