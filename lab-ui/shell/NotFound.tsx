import { Link, useLocation } from '@tanstack/react-router'

/** For a path that no view has. */
export function NotFound() {
  const { pathname } = useLocation()
  return (
    <>
      <h1>There is no view at {pathname}</h1>
      <p className="hint">
        <Link to="/">Start over</Link>
      </p>
    </>
  )
}
