import { printable } from './printable.ts'

/** The marks with which the lab begins a line of its own. */
const marks = /[✓✕○⊣]/g

/** Blanks other than a single space: a row of them moves what follows to where a line begins. */
const blanks = / {2,}|[^\P{Zs} ]/gu

/**
 * A text from outside, printable, that cannot look like a line of the lab's own where a terminal breaks a long line: the
 * lab's marks in it and rows of blanks are written as what they are.
 */
export const unforgeable = (text: string): string =>
  printable(text)
    .replace(marks, codeOf)
    .replace(blanks, (found) => (found.startsWith(' ') ? `[${found.length} spaces]` : codeOf(found)))

const codeOf = (character: string) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
