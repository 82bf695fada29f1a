import { parseSearchWith } from '@tanstack/react-router'
import { ignoredInUrl } from '../../links/bench-search.ts'
import styles from './link-notes.module.css'

/** Read once, before the router writes the URL anew without them. */
const searchAtStart = parseSearchWith(JSON.parse)(window.location.search)
const ignoredAtStart = ignoredInUrl(searchAtStart)
const { attempt, beside } = searchAtStart as Readonly<Record<string, unknown>>
const attemptsAtStart = new Set([attempt, beside])

interface LinkNotesProps {
  readonly foreignOrigin: string | null
  /** The ids of attempts that the view names and the history does not have. */
  readonly missing: readonly string[]
}

/** What of the link by which the page was opened could not be taken as it stands. */
export function LinkNotes({ foreignOrigin, missing }: LinkNotesProps) {
  const notes = [
    ...ignoredAtStart,
    ...(foreignOrigin === null
      ? []
      : [`The page origin ${foreignOrigin} is none of this lab's, so the dashboard's own is used.`]),
    // What was cleared since is missed by nobody.
    ...(missing.some((id) => attemptsAtStart.has(id))
      ? ['The link names an attempt that is not in the history of this browser. Who has it can export it.']
      : []),
  ]
  if (notes.length === 0) return null
  return (
    <ul className={styles.notes} aria-label="Notes on the link">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
