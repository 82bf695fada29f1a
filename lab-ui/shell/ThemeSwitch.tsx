import { useEffect, useState } from 'react'

const storageKey = 'theme'

/** Light or dark: the system's choice until somebody makes one, which is kept where the browser keeps anything. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(keptTheme)

  useEffect(() => {
    if (theme === null) return
    document.documentElement.dataset['theme'] = theme
    keepTheme(theme)
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

// A browser that blocks cookies throws at the mention of localStorage.
function keptTheme(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

function keepTheme(theme: string): void {
  try {
    localStorage.setItem(storageKey, theme)
  } catch {
    // It holds for this page, then.
  }
}
