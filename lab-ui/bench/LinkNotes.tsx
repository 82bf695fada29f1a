import { parseSearchWith } from '@tanstack/react-router'
import { ignoredInUrl } from './bench-search.ts'

/** Read once, before the router writes the URL anew without them. */
const ignoredAtStart = ignoredInUrl(parseSearchWith(JSON.parse)(window.location.search))

/** What of the link by which the page was opened could not be taken as it stands. */
export function LinkNotes({ foreignOrigin }: { readonly foreignOrigin: string | null }) {
  const notes = [
    ...ignoredAtStart,
    ...(foreignOrigin === null
      ? []
      : [`The page origin ${foreignOrigin} is none of this lab's, so the dashboard's own is used.`]),
  ]
  if (notes.length === 0) return null
  return (
    <ul className="notes" aria-label="Notes on the link">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
