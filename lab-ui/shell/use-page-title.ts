import { useMatches } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { View } from './view.ts'

const product = 'CORS Lab'

/** Names the browser's tab after the view that is open; of a view with a parameter, after that. */
export function usePageTitle(views: readonly View[]): void {
  const title = useMatches({
    select: (matches) => {
      const last = matches.at(-1)
      const view = views.find(({ path }) => path === last?.fullPath)
      const [parameter] = Object.values<string>(last?.params ?? {})
      return parameter ?? view?.title ?? ''
    },
  })
  useEffect(() => {
    document.title = title === '' ? product : `${title} · ${product}`
  }, [title])
}
