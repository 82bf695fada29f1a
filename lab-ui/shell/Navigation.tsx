import { Link } from '@tanstack/react-router'
import { viewGroups, type View } from './view.ts'

interface NavigationProps {
  readonly views: readonly View[]
}

/** The views by their groups. */
export function Navigation({ views }: NavigationProps) {
  return (
    <nav aria-label="Views">
      {viewGroups.map((group) => (
        <ul key={group} aria-label={group}>
          {views
            .filter((view) => view.group === group)
            .map(({ path, title, description }) => (
              <li key={path}>
                <Link to={path} title={description}>
                  {title}
                </Link>
              </li>
            ))}
        </ul>
      ))}
    </nav>
  )
}
