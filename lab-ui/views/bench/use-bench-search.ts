import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { useSearchWrites } from '../../shell/search/use-search-writes.ts'
import type { BenchSearch } from '../../links/bench-search.ts'

const writtenAfterMs = 150

const all = (search: BenchSearch) => search

/**
 * The bench's state, held here so that typing is never behind the URL, written to the URL a moment later, and
 * read from it again when somebody goes back or opens a link.
 */
export function useBenchSearch(): [BenchSearch, (change: Partial<BenchSearch>) => void] {
  const inUrl: BenchSearch = useSearch({ from: '/bench' })
  const navigate = useNavigate({ from: '/bench' })
  const [state, setState] = useState(inUrl)
  const writes = useSearchWrites(inUrl, all, setState)

  useEffect(() => {
    const timer = setTimeout(() => {
      if (!writes.differs(state)) return
      writes.write(state)
      void navigate({ search: state, replace: true })
    }, writtenAfterMs)
    return () => clearTimeout(timer)
  }, [state, writes, navigate])

  const change = useCallback((part: Partial<BenchSearch>) => setState((old) => ({ ...old, ...part })), [])
  return [state, change]
}
