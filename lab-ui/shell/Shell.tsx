import { Link, Outlet } from '@tanstack/react-router'
import { SizeSwitch } from './SizeSwitch.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'

/** What stands around every view. */
export function Shell() {
  return (
    <>
      <header className="topbar">
        <Link className="brand" to="/bench">
          <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
            <path d="M4 2v16M16 2v16M4 7h9m-3-3 3 3-3 3M16 14H8" />
          </svg>
          CORS Lab
        </Link>
        <nav aria-label="Views">
          <Link to="/bench">Bench</Link>
          <Link to="/question">Question</Link>
          <Link to="/traffic">Traffic</Link>
          <Link to="/company">Company</Link>
          <Link to="/reasons">Reasons</Link>
        </nav>
        <SizeSwitch />
        <ThemeSwitch />
      </header>
      <main>
        <Outlet />
      </main>
    </>
  )
}
