import { expect, test } from 'vitest'
import { shortcutOf } from './shortcuts.ts'

const press = (key: string, ...held: ('ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey')[]) => {
  const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false }
  return shortcutOf({ key, ...none, ...Object.fromEntries(held.map((name) => [name, true])) })
}

test('Ctrl+Enter sends, and Cmd+Enter where keyboards have that', () => {
  expect(press('Enter', 'ctrlKey')).toBe('Send')
  expect(press('Enter', 'metaKey')).toBe('Send')
  expect(press('Enter')).toBeNull()
})

test('with Shift it is again warm, with Alt again cold', () => {
  expect(press('Enter', 'ctrlKey', 'shiftKey')).toBe('Again warm')
  expect(press('Enter', 'ctrlKey', 'altKey')).toBe('Again cold')
})

test('Escape stops, and with another key held it is somebody else’s', () => {
  expect(press('Escape')).toBe('Stop')
  expect(press('Escape', 'altKey')).toBeNull()
  expect(press('?', 'shiftKey')).toContain('This list')
})
