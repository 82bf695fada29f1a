import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KeptText } from './kept-text.ts'

test('gives back what it was given, byte for byte, also across blocks', () => {
  const latin1 = fc.string({
    unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
  })
  fc.assert(
    fc.property(fc.array(latin1, { maxLength: 20 }), fc.nat(100_000), (texts, filler) => {
      const kept = [...texts, 'x'.repeat(filler), ...texts].map((text) => new KeptText(text))
      expect(kept.map(String)).toEqual([...texts, 'x'.repeat(filler), ...texts])
    }),
  )
})

test('takes a text larger than a block', () => {
  const text = '\xff'.repeat(300_000)
  expect(String(new KeptText(text))).toBe(text)
})
