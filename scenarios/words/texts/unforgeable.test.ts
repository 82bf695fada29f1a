import { expect, test } from 'vitest'
import { unforgeable } from './unforgeable.ts'

const texts = [
  ['a plain text, with one space', 'a plain text, with one space'],
  [`GET${' '.repeat(77)}✓ readable`, String.raw`GET[77 spaces]\u{2713} readable`],
  ['a\u00A0b\u3000c', String.raw`a\u{a0}b\u{3000}c`],
  ['a\n✕ b', String.raw`a\n\u{2715} b`],
] as const

test.each(texts)('%j cannot pass for a line of the lab', (text, shown) => {
  expect(unforgeable(text)).toBe(shown)
})
