// From its own file: 'diff' itself brings the differences of words, sentences and more into the dashboard.
import { diffArrays } from 'diff/lib/diff/array.js'

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
  return diffArrays(linesOf(from), linesOf(to)).flatMap(({ removed, added, value }) => {
    const kind = removed ? 'removed' : added ? 'added' : 'same'
    return value.map((text) => ({ kind, text }) as const)
  })
}

/** The lines of a text; what ends its last line begins no other. */
const linesOf = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
