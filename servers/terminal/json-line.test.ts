import fc from 'fast-check'
import { expect, test } from 'vitest'
import { controlIn, hostileTexts } from '../../scenarios/words/texts/hostile-texts.test-data.ts'
import { jsonLine } from './json-line.ts'

test.each(Object.entries(hostileTexts))(
  'a text that %s is the same value, in one harmless line',
  (_what, text) => {
    const line = jsonLine({ [text]: [text] })
    expect(line).not.toMatch(/[\n\t]/)
    expect(controlIn(line)).toBe(null)
    expect(JSON.parse(line)).toEqual({ [text]: [text] })
  },
)

test('any text comes back', () => {
  const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code))
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(JSON.parse(jsonLine([text]))).toEqual([text])
    }),
  )
})

test('ordinary text stays readable', () => {
  expect(jsonLine({ a: 'Zoë 東京 👩‍💻' })).toBe('{"a":"Zoë 東京 👩‍💻"}')
  expect(jsonLine('\u009B\u{E0041}')).toBe(String.raw`"\u009b\udb40\udc41"`)
})
