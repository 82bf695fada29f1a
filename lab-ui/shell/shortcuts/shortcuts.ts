/** What the keyboard does on the bench. */
export const shortcuts = [
  { keys: ['Ctrl', 'Enter'], does: 'Send' },
  { keys: ['Ctrl', 'Shift', 'Enter'], does: 'Again warm' },
  { keys: ['Ctrl', 'Alt', 'Enter'], does: 'Again cold' },
  { keys: ['Esc'], does: 'Stop' },
  { keys: ['?'], does: 'This list, while no field has the focus' },
] as const

export type ShortcutAction = (typeof shortcuts)[number]['does']

/** Which of them a key press is; null for none. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>,
): ShortcutAction | null {
  const { key, ctrlKey, altKey, shiftKey, metaKey } = event
  if (key === 'Enter' && (ctrlKey || metaKey)) return altKey ? 'Again cold' : shiftKey ? 'Again warm' : 'Send'
  if (ctrlKey || altKey || metaKey) return null
  if (key === 'Escape') return 'Stop'
  return key === '?' ? 'This list, while no field has the focus' : null
}
