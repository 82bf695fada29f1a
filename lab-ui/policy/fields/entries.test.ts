import { expect, test } from 'vitest'
import { entriesOf, splitEntries, valuesOf } from './entries.ts'

test('the last value is in the text field while it is what was typed there', () => {
  expect(entriesOf(['http://a', 'http://b'], 'http://b')).toEqual({ closed: ['http://a'], open: 'http://b' })
})

test('what was typed is a chip again once the values have changed behind it', () => {
  expect(entriesOf(['http://b', 'http://a'], 'http://b')).toEqual({
    closed: ['http://b', 'http://a'],
    open: '',
  })
  expect(entriesOf([], 'http://b')).toEqual({ closed: [], open: '' })
})

test.each([
  { closed: ['a'], open: 'b' },
  { closed: ['a', 'b'], open: '' },
  { closed: [], open: 'a' },
])('entries %j are put together and told apart again', (entries) => {
  expect(entriesOf(valuesOf(entries), entries.open)).toEqual(entries)
})

test('a text is split at commas, spaces and line breaks', () => {
  expect(splitEntries(' http://a, http://b\nnull,,* ')).toEqual(['http://a', 'http://b', 'null', '*'])
  expect(splitEntries(' , ')).toEqual([])
})
