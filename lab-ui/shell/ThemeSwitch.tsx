import { useEffect, useState } from 'react'

const storageKey = 'theme'

/** Light or dark: the system's choice until somebody makes one, which is kept. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(() => localStorage.getItem(storageKey))

  useEffect(() => {
    if (theme === null) return
    document.documentElement.dataset['theme'] = theme
    localStorage.setItem(storageKey, theme)
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
