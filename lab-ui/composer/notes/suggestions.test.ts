import { expect, test } from 'vitest'
import { headerNote } from './header-note.ts'
import { headerSuggestions, valueForHeader } from './suggestions.ts'

test('a chosen header brings a fitting value, and leaves alone what somebody typed', () => {
  expect(valueForHeader('authorization', '')).toBe('Bearer demo')
  expect(valueForHeader('x-trace', 'Bearer demo')).toBe('7f3a')
  expect(valueForHeader('x-trace', 'my own')).toBe('my own')
  expect(valueForHeader('x-unheard-of', '')).toBe('')
})

test('every suggested header is sent, or is suggested as forbidden', () => {
  for (const { value, example, words } of headerSuggestions) {
    expect([value, headerNote(value, example, 'cors') !== null]).toEqual([value, words.includes('forbidden')])
  }
})
