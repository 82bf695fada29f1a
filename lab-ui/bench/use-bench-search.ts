import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BenchSearch } from './bench-search.ts'

const writtenAfterMs = 150

/**
 * The bench's state, held here so that typing is never behind the URL, written to the URL a moment later, and
 * read from it again when somebody goes back or opens a link.
 */
export function useBenchSearch(): [BenchSearch, (change: Partial<BenchSearch>) => void] {
  const inUrl: BenchSearch = useSearch({ from: '/bench' })
  const navigate = useNavigate({ from: '/bench' })
  const [state, setState] = useState(inUrl)
  const written = useRef(JSON.stringify(inUrl))

  useEffect(() => {
    const fromUrl = JSON.stringify(inUrl)
    if (fromUrl === written.current) return
    written.current = fromUrl
    setState(inUrl)
  }, [inUrl])

  useEffect(() => {
    const timer = setTimeout(() => {
      const next = JSON.stringify(state)
      if (next === written.current) return
      written.current = next
      void navigate({ search: state, replace: true })
    }, writtenAfterMs)
    return () => clearTimeout(timer)
  }, [state, navigate])

  const change = useCallback((part: Partial<BenchSearch>) => setState((old) => ({ ...old, ...part })), [])
  return [state, change]
}
