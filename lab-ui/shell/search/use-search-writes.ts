import { useEffect, useEffectEvent, useState } from 'react'
import { SearchWrites } from './search-writes.ts'

/**
 * For a view that is ahead of its URL: what it writes there has to be told to what is given back.
 * @param partOf what of the URL is the view's own business.
 * @param take is called with that part when somebody else has changed it.
 */
export function useSearchWrites<Search, Part extends object>(
  inUrl: Search,
  partOf: (search: Search) => Part,
  take: (part: Part) => void,
): SearchWrites {
  const [writes] = useState(() => new SearchWrites(partOf(inUrl)))
  const arrived = useEffectEvent((search: Search) => {
    const part = partOf(search)
    if (writes.isNews(part)) take(part)
  })
  useEffect(() => arrived(inUrl), [inUrl])
  return writes
}
