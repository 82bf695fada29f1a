import { expect, test } from 'vitest'
import { extractTokens } from './extract-header-list-values.ts'
import { decodeAndSplit } from './get-decode-and-split.ts'
import { combinedByName, containsHeader, fieldValues, getHeader, normalizeValue } from './header-list.ts'

const list = [
  ['X-A', ' 1\t'],
  ['x-b', ''],
  ['x-a', '2'],
] as const

test('a value loses HTTP whitespace at its ends, and nothing else', () => {
  expect(normalizeValue('\r\n\t a b \t\r\n')).toBe('a b')
  expect(normalizeValue(' \t ')).toBe('')
  expect(normalizeValue('\va\u00a0')).toBe('\va\u00a0')
  expect(normalizeValue(' \va \n\u00a0')).toBe('\va \n\u00a0')
  expect(normalizeValue('')).toBe('')
})

test('the fields of a name are combined in order, whatever their case', () => {
  expect(getHeader(list, 'x-a')).toBe('1, 2')
  expect(getHeader(list, 'x-b')).toBe('')
  expect(getHeader(list, 'x-c')).toBeNull()
  expect(fieldValues(list, 'x-a')).toEqual(['1', '2'])
  expect(containsHeader(list, 'x-b')).toBe(true)
  expect(containsHeader(list, 'x')).toBe(false)
  expect([...combinedByName(list)]).toEqual([
    ['x-a', '1, 2'],
    ['x-b', ''],
  ])
})

test('a list of tokens is absent, or a list, or malformed as a whole', () => {
  const extract = (...values: readonly string[]) =>
    extractTokens(
      values.map((value) => ['A', value] as const),
      'a',
    )
  expect(extract()).toBeNull()
  expect(extract('')).toEqual([])
  expect(extract('x, y', '\tz ,')).toEqual(['x', 'y', 'z'])
  expect(extract('x', 'y z')).toBe('failure')
  expect(extract('"x"')).toBe('failure')
  expect(extract('x,\u00a0y')).toBe('failure')
})

test('a combined value is split at commas that stand outside of quotes', () => {
  expect(decodeAndSplit('')).toEqual([''])
  expect(decodeAndSplit('a, b\t,,c')).toEqual(['a', 'b', '', 'c'])
  expect(decodeAndSplit('\t a\t b \t, \tc')).toEqual(['a\t b', 'c'])
  expect(decodeAndSplit('"a,b", c')).toEqual(['"a,b"', 'c'])
  expect(decodeAndSplit(String.raw`"a\",b",c`)).toEqual([String.raw`"a\",b"`, 'c'])
})
