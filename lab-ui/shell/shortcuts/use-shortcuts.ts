import { useEffect } from 'react'
import { shortcutOf, type ShortcutAction } from './shortcuts.ts'

/** Does what the keys ask for, wherever on the page they are pressed. */
export function useShortcuts(actions: Partial<Record<ShortcutAction, () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = shortcutOf(event)
      if (action === null) return
      if (event.key === 'Enter') event.preventDefault()
      actions[action]?.()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
