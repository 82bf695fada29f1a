import { expect, test } from 'vitest'
import { matchingSuggestions } from './suggestion.ts'

const suggestions = ['x-trace', 'Range', 'if-range', 'accept'].map((value) => ({ value, words: '' }))

const cases: readonly (readonly [typed: string, found: readonly string[]])[] = [
  ['', ['x-trace', 'Range', 'if-range', 'accept']],
  ['RA', ['Range', 'x-trace', 'if-range']],
  [' accept ', ['accept']],
  ['nothing like it', []],
]

test.each(cases)('"%s" finds %j', (typed, found) => {
  expect(matchingSuggestions(suggestions, typed).map(({ value }) => value)).toEqual(found)
})
