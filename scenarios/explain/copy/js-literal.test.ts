import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asFetch } from './as-fetch.ts'
import { asPlaywrightTest } from './playwright/as-playwright-test.ts'
import { inputOf, lane } from './copy-input.test-data.ts'
import { jsComment, jsLiteral } from '../../words/texts/js-literal.ts'

// oxlint-disable-next-line typescript/no-implied-eval -- what is generated is JavaScript, and must be read as such
const evaluated = (code: string): unknown => new Function(`'use strict'; return (${code})`)()

/** Whether a text is the body of a function. */
// oxlint-disable-next-line typescript/no-implied-eval -- it is compiled and not called
const compiles = (code: string) => typeof new Function(code) === 'function'

/** Texts full of what JavaScript or HTML might act upon. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      ...Array.from(`'"\\\`\${}/*-<>!;()\n\r 0u`),
      '</script>',
      '<!--',
      '\u2028',
      '\u2029',
      '\u202E',
      '\uD800',
    ),
  }),
)
const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    nasty,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(nasty, fc.constantFrom('__proto__', 'a', 'if')), tie('value'), { maxKeys: 4 }),
  ),
})).value as fc.Arbitrary<Parameters<typeof jsLiteral>[0]>

test('a literal is exactly the value', () => {
  fc.assert(
    fc.property(plain, (value) => {
      expect(JSON.stringify(evaluated(jsLiteral(value)))).toBe(JSON.stringify(value))
    }),
    { numRuns: 1_000 },
  )
})

test('a literal and a comment can stand inside a script element, and on the lines where they are put', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(jsLiteral(text)).not.toMatch(/<|[\n\r\u2028\u2029\u202E]/)
      expect(jsComment(text)).not.toMatch(/<|[\n\r\u2028\u2029\u202E]/)
    }),
    { numRuns: 1_000 },
  )
})

test('whatever is asked for, the snippet compiles and ends no script element', () => {
  fc.assert(
    fc.property(
      nasty,
      nasty,
      nasty,
      fc.constantFrom('http://localhost:4100', 'null'),
      (path, body, title, origin) => {
        const input = inputOf({ path, body, origin, headers: [[title, body]] }, [{ ...lane, title }])
        expect(compiles(asFetch(input))).toBe(true)
        expect(asFetch(input)).not.toMatch(/<\/script|<!--/)
        expect(asPlaywrightTest(input)).not.toMatch(/<\/script|<!--|[\u2028\u2029\u202E]/)
      },
    ),
    { numRuns: 300 },
  )
})

const laidOut = [
  [['a', 1], "['a', 1]"],
  [{ method: 'PUT', 'x-a': null }, "{ method: 'PUT', ['x-a']: null }"],
  [{}, '{}'],
  [[], '[]'],
  ["it's", `"it's"`],
  ['say "no"', `'say "no"'`],
  [['a'.repeat(60), 'b'.repeat(60)], `[\n  '${'a'.repeat(60)}',\n  '${'b'.repeat(60)}',\n]`],
] as const

test.each(laidOut)('%j is laid out as a person would', (value, code) => {
  expect(jsLiteral(value)).toBe(code)
})
