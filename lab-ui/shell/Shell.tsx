import { Link, Outlet } from '@tanstack/react-router'
import { Navigation } from './Navigation.tsx'
import { SizeSwitch } from './SizeSwitch.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'
import { usePageTitle } from './use-page-title.ts'
import type { View } from './view.ts'
import styles from './shell.module.css'

interface ShellProps {
  readonly views: readonly View[]
}

/** What stands around every view. */
export function Shell({ views }: ShellProps) {
  usePageTitle(views)
  return (
    <>
      <header className={styles.topbar}>
        <Link className={styles.brand} to="/">
          <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
            <path d="M4 2v16M16 2v16M4 7h9m-3-3 3 3-3 3M16 14H8" />
          </svg>
          CORS Lab
        </Link>
        <Navigation views={views} />
        <SizeSwitch />
        <ThemeSwitch />
      </header>
      <main>
        <Outlet />
      </main>
    </>
  )
}
