import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LastWords } from './last-words.ts'

test('keeps whole lines only, as many of the last as fit, however they come in', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 60 })
  fc.assert(
    fc.property(fc.array(text), fc.integer({ min: 1, max: 40 }), (parts, maxLength) => {
      const words = new LastWords(maxLength)
      for (const part of parts) words.add(part)
      const { text: kept, isWhole } = words.all
      const all = parts.join('')
      expect(isWhole).toBe(all.length <= maxLength)
      expect(kept.length).toBeLessThanOrEqual(maxLength)
      expect(`\n${all.trimEnd()}`.endsWith(kept === '' ? '' : `\n${kept}`)).toBe(true)
      if (isWhole) expect(kept).toBe(all.trim())
    }),
  )
})

test('keeps nothing of a line that is longer than all that is kept', () => {
  const words = new LastWords(20)
  words.add('first\n2026/01/02 a very long line ')
  words.add('that goes on [emerg] and on')
  expect(words.all).toEqual({ text: '', isWhole: false })
  words.add(' to its end\nlast\n')
  expect(words.all).toEqual({ text: 'last', isWhole: false })
})
