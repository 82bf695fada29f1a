import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { CompanySearch } from './company-search.ts'

/** The view's state, which is in its URL, and how to change it. */
export function useCompanySearch(): readonly [CompanySearch, (change: Partial<CompanySearch>) => void] {
  const search: CompanySearch = useSearch({ from: '/company' })
  const navigate = useNavigate({ from: '/company' })
  const change = useCallback(
    (part: Partial<CompanySearch>) =>
      void navigate({ search: (old) => ({ ...old, ...part }), replace: true, resetScroll: false }),
    [navigate],
  )
  return [search, change]
}
