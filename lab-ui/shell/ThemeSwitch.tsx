import { useEffect, useState } from 'react'
import { keepChoice, keptChoice } from './kept-choice.ts'

const key = 'theme'

/** Light or dark: the system's choice until somebody makes one. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(() => keptChoice(key))

  useEffect(() => {
    if (theme === null) return
    document.documentElement.dataset['theme'] = theme
    keepChoice(key, theme)
  }, [theme])

  const toggle = () => {
    const isDark = theme === null ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
    setTheme(isDark ? 'light' : 'dark')
  }
  return (
    <button className="button quiet" type="button" onClick={toggle}>
      Light or dark
    </button>
  )
}
