import fc from 'fast-check'
import { expect, test } from 'vitest'
import { controlIn, hostileTexts } from './hostile-texts.test-data.ts'
import { printable, printableLines, shortened } from './printable.ts'

test.each(Object.entries(hostileTexts))('a text that %s is printed as one harmless line', (_what, text) => {
  const shown = printable(text)
  expect(shown).not.toMatch(/[\n\t]/)
  expect(controlIn(shown)).toBe(null)
})

test('each invisible character can be read', () => {
  expect(printable('a\n\t\r\0\u001B\u007F\u009B\u202E\u2028\uD800\u{E0041}')).toBe(
    String.raw`a\n\t\r\x00\x1b\x7f\x9b\u{202e}\u{2028}\u{d800}\u{e0041}`,
  )
})

test.each(['Zoë Ünlü ß', '東京都', 'مرحبا', '👍🏽', '👩‍💻', '🏳️‍🌈', '❤️', 'naïve', '∞ ✓ · … “”', 'C:\\new'])(
  'ordinary text stays: %s',
  (text) => {
    expect(printable(text)).toBe(text)
  },
)

test('a joiner and a variation selector are shown where they make no emoji', () => {
  expect(printable('a\u200Db')).toBe(String.raw`a\u{200d}b`)
  expect(printable('\uFE0F')).toBe(String.raw`\u{fe0f}`)
  expect(printable('a\uFE0F\uFE0F')).toBe(`a\uFE0F${String.raw`\u{fe0f}`}`)
})

test('no code unit is printed that a terminal acts on, and what is printable stays as it is', () => {
  const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code))
  fc.assert(
    fc.property(
      fc.string({ unit: fc.oneof(unit, fc.string({ unit: 'grapheme', maxLength: 1 })) }),
      (text) => {
        const shown = printable(text)
        expect(controlIn(shown)).toBe(null)
        expect(printable(shown)).toBe(shown)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('lines stay lines where they are meant', () => {
  expect(printableLines('a\u001B\nb\r\n')).toBe('a\\x1b\nb\\r\n')
})

test('a long text is cut, says how long it is, and is not cut within a character', () => {
  expect(shortened('abc', 3)).toBe('abc')
  expect(shortened('x'.repeat(1_048_576), 3)).toBe('xxx… (1048576 characters)')
  expect(shortened('ab😀c', 3)).toBe('ab… (5 characters)')
})
