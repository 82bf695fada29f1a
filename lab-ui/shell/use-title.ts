import { useEffect } from 'react'

/** Names the browser's tab after a view, for as long as that is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    const before = document.title
    document.title = `${title} · CORS Lab`
    return () => void (document.title = before)
  }, [title])
}
